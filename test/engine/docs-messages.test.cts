// The messages that the pages of the operations name are texts that the package can say.
import { resources } from '../../nodes/Anycheck/actions/index';
import { operationPath } from '../../scripts/docs/operation-page.cts';
import { documentationPages } from './support/docs/pages.cts';
import { sourceTexts } from './support/docs/source-texts.cts';

const pages = new Map(documentationPages().map(({ path, text }) => [path, text]));
const isSaid = sourceTexts();

/** What a user may meet besides messages of this node. */
const NO_MESSAGES = [
	'Nothing comes out',
	'Force has no effect',
	'It continues only when the time is up',
	'The link says _Invalid token_',
	'The link says that the execution has finished',
	'The page does not open',
	'The page asks for the personal code again and again',
	'The workflow continues without a result',
	'Nothing starts, although AnyCheck calls',
];

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ path: operationPath(resource, operation) })),
);

describe.each(operations)('$path', ({ path }) => {
	it('says what can get in the way, in the words of the node', () => {
		const [, part = ''] = (pages.get(path) ?? '').split('\n## Troubleshooting\n');
		const [points = ''] = part.split('\n## ');
		const named = [...points.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, text = '']) => text);

		expect(named).not.toEqual([]);
		expect(named.filter((text) => !NO_MESSAGES.includes(text) && !isSaid(text))).toEqual([]);
	});
});

it('the page on troubleshooting names messages in the words of the node', () => {
	const page = pages.get('docs/troubleshooting.md') ?? '';
	const rows = [...page.matchAll(/^\| (.+?) +\|/gm)].map(([, cell = '']) => cell);
	const named = rows
		.filter((cell) => cell !== 'Message' && !cell.startsWith('---'))
		.flatMap((cell) => cell.split('<br>'))
		.map((text) => text.replace(/ \(.+\)$/, ''));

	expect(named.length).toBeGreaterThan(20);
	expect(named.filter((text) => !NO_MESSAGES.includes(text) && !isSaid(text))).toEqual([]);
});

it.each([
	['The verification was not found', true],
	['The verification has the status …', true],
	['The verification was not there', false],
	['The status …', false],
])('tells messages of the node from others: %s', (message, isOne) => {
	expect(isSaid(message)).toBe(isOne);
});
