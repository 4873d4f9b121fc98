import { spawn } from 'node:child_process';

/** One of the checks that `npm test` is made of. */
export interface Part {
	name: string;
	/** A line for the shell, as in the scripts of package.json. */
	command: string;
}

export interface PartResult {
	name: string;
	hasPassed: boolean;
	/** Seconds; undefined when it was not run. */
	seconds?: number;
	/** All that it printed. */
	output: string;
}

/** Runs a part to its end, keeping what it prints: other parts run beside it. */
export async function runPart({ name, command }: Part): Promise<PartResult> {
	const started = performance.now();
	// One pipe for both, so that what was printed stays in its order.
	const child = spawn(`(${command}) 2>&1`, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
		output += chunk;
	});
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	const seconds = (performance.now() - started) / 1000;
	const result = { name, hasPassed: code === 0, seconds, output };
	console.log(lineOf(result));
	return result;
}

/** The part in one line: how it ended, and how long it took. */
export function lineOf({ name, hasPassed, seconds }: PartResult): string {
	const took = seconds === undefined ? 'not run' : `${seconds.toFixed(0)} s`;
	return `${hasPassed ? 'ok  ' : 'FAIL'} ${name.padEnd(32)} ${took.padStart(7)}`;
}
