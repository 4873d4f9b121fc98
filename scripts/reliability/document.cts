import { chapters } from '../../test/faults/scenarios/index.cts';
import type { Line } from '../../test/faults/support/results.cts';
import { tableOf } from '../../test/faults/support/table.cts';

/**
 * The document about reliability, in Markdown: each fault in plain words, and the table of one run.
 * @param machine what the run ran on
 * @throws when a fault was not run
 */
export function reliabilityDocument(lines: Line[], machine: string): string {
	const stories = chapters.flatMap(({ title, scenarios }) => [
		`### ${title}`,
		...scenarios.map(({ fault, story }) => `- **${fault}.** ${story}`),
	]);
	const ordered = chapters.flatMap(({ scenarios }) =>
		scenarios.map(({ fault }) => lineOf(lines, fault)),
	);
	return `${[...HEAD, tableOf(ordered), FOOT, `Measured on: ${machine}.`, '## The faults', ...stories].join('\n\n')}\n`;
}

const HEAD = [
	'<!-- Written by `npm run reliability`. -->',
	'# Reliability',
	'A review that is lost, or made twice, is worse than one that is late. This page shows what becomes of reviews when things go wrong. Each line of the table is a test: the node runs in the real engine of n8n, over real connections, against a stand-in for the AnyCheck API that fails in the way the line names. The tests fail when anything is lost or doubled.',
	'- **Lost**: reviews without an outcome, or said to be done although they are not.',
	'- **Doubled**: reviews that were made twice with another effect the second time. A change that says the same thing once more and changes nothing does not count.',
	'- **Failed**: reviews that ended as an error. Each such item says why, and what to do.',
	'- **Hits**: requests that met the fault, or were refused.',
	'- **Requests**: everything that reached the API, logins and look-ups included. It is never more than twice the items and 50 besides.',
	'- **Logins**: sessions started, with the password or with the refresh token.',
];

const FOOT =
	'Every item has exactly one outcome, in the order of the input and paired with it. Hits, requests and seconds differ a little from run to run.';

function lineOf(lines: Line[], fault: string): Line {
	const line = lines.find((candidate) => candidate.fault === fault);
	if (line === undefined) throw new Error(`No result for the fault "${fault}"`);
	return line;
}
