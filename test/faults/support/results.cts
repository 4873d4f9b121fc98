import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Findings } from './examine.cts';

/** One line of the table. */
export interface Line extends Findings {
	fault: string;
	seconds: number;
}

/** Names the file in which the test files of one run collect their lines. */
export const RESULTS_VARIABLE = 'ANYCHECK_FAULT_RESULTS';

/** When it is set, the suite runs as the document tells it: all items, and every pause as long as it is. */
export const MEASURED_VARIABLE = 'ANYCHECK_FAULTS_MEASURED';

/** Adds a line, in one whole write, since test files run side by side. */
export function note(line: Line): void {
	const file = process.env[RESULTS_VARIABLE];
	if (file === undefined) throw new Error(`${RESULTS_VARIABLE} is not set`);
	appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** The lines that were noted, in no particular order. */
export function notedLines(file: string): Line[] {
	if (!existsSync(file)) return [];
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((text) => text !== '')
		.map((text) => JSON.parse(text) as Line);
}
