import { chapters } from '../../test/faults/scenarios/index.cts';
import type { Line } from '../../test/faults/support/results.cts';
import { tableOf } from '../../test/faults/support/table.cts';

/**
 * The document about reliability, in Markdown: each kind of fault in plain words, and the tables of one run.
 * @param machine what the run ran on
 * @throws when a fault was not run
 */
export function reliabilityDocument(lines: Line[], machine: string): string {
	const parts = chapters.flatMap(({ title, story, scenarios }) => [
		`## ${title}`,
		story,
		tableOf(scenarios.map(({ fault }) => lineOf(lines, fault))),
	]);
	const items = lines[0]?.items.toLocaleString('en') ?? '';
	return `${[...head(items), `Measured on: ${machine}.`, ...parts].join('\n\n')}\n`;
}

const head = (items: string): string[] => [
	'<!-- Written by `npm run reliability`. -->',
	'# Reliability',
	`This page shows what happens to reviews when things go wrong. Each line is a test with ${items} items: the node runs in n8n's real engine, over real connections, against a stand-in for the AnyCheck API that fails as the line says. A test fails when a review is lost or doubled.`,
	'Every item has exactly one outcome, in the order of the input and paired with it. A failed item says why, and what to do.',
	[
		'- **Lost**: reviews without an outcome, or reported as done although they are not.',
		'- **Doubled**: reviews made twice, where the second one had another effect. The same change sent again does not count.',
		'- **Hits**: requests that met the fault, or were refused.',
		'- **Requests**: all requests, including sign-ins and reads. Never more than twice the items and 50 more.',
		'- **Logins**: sessions started, with the password or the refresh token.',
	].join('\n'),
	'Hits, requests and seconds differ a little from run to run.',
];

function lineOf(lines: Line[], fault: string): Line {
	const line = lines.find((candidate) => candidate.fault === fault);
	if (line === undefined) throw new Error(`No result for the fault "${fault}"`);
	return line;
}
