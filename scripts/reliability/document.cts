import { chapters } from '../../test/faults/scenarios/index.cts';
import type { Line } from '../../test/faults/support/results.cts';
import { documentTableOf } from '../../test/faults/support/table.cts';

/**
 * The document about reliability, in Markdown: each kind of fault in plain words, and the tables of one run.
 * @param machine what the run ran on
 * @throws when a fault was not run
 */
export function reliabilityDocument(lines: Line[], machine: string): string {
	const parts = chapters.flatMap(({ title, story, scenarios }) => [
		`## ${title}`,
		story,
		documentTableOf(scenarios.map(({ fault }) => lineOf(lines, fault))),
	]);
	const items = lines[0]?.items.toLocaleString('en') ?? '';
	return `${[...head(items), `Measured on: ${machine}.`, ...parts].join('\n\n')}\n`;
}

const head = (items: string): string[] => [
	'<!-- Written by `npm run reliability`. -->',
	'# Reliability',
	`Each line is a test with ${items} items: the node runs in n8n's real engine, over real connections, against a stand-in for the AnyCheck API that fails as the line says. In all of them, no review is lost (without an outcome, or reported as done although it isn't) and none is doubled (made twice with another effect).`,
	'Every item has exactly one outcome, paired with it and in the order of the input. A failed item says why, and what to do.',
	[
		'- **Hits**: requests that met the fault, or were refused.',
		'- **Requests**: all requests. Never more than twice the items and 50 more.',
		'- **Logins**: sessions started, with the password or the refresh token.',
	].join('\n'),
];

function lineOf(lines: Line[], fault: string): Line {
	const line = lines.find((candidate) => candidate.fault === fault);
	if (line === undefined) throw new Error(`No result for the fault "${fault}"`);
	return line;
}
