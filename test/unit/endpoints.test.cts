// What the README says about operations and endpoints, what the OpenAPI document has, and what the node does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { resources } from '../../nodes/Anycheck/actions/index';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');

type Operations = Record<string, { operationId?: string }>;
const { paths, webhooks } = parse(read('openapi/anycheck.yaml')) as {
	paths: Record<string, Operations>;
	webhooks: Record<string, Operations>;
};

/** Operation id → method and path. */
const documented = new Map([
	...endpoints(paths, (path) => path),
	...endpoints(webhooks, () => 'your webhook URL'),
]);

function endpoints(group: Record<string, Operations>, placeOf: (key: string) => string) {
	return Object.entries(group).flatMap(([key, operations]) =>
		Object.entries(operations).flatMap(([method, { operationId }]) =>
			operationId === undefined
				? []
				: [[operationId, `${method.toUpperCase()} ${placeOf(key)}`] as const],
		),
	);
}

/** "Folder: Get" and the like, with the operation ids it calls. */
const inNode = resources.flatMap(({ option: resource, operations }) =>
	operations.map(({ option, calls }) => ({ name: `${resource.name}: ${option.name}`, calls })),
);

/** Rows of the README's table that begins with these columns; formatting is dropped. */
function table(...columns: string[]): string[][] {
	const lines = read('README.md').split('\n');
	const cells = (line = '') =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.replace(/[`*]/g, '').trim());
	const head = lines.findIndex((line) => cells(line).join() === columns.join());
	const length = lines.slice(head).findIndex((line) => !line.startsWith('|'));
	return lines.slice(head + 2, head + length).map(cells);
}

interface Row {
	endpoint: string;
	id: string;
	/** "Folder: Get" and the like. */
	operations: string[];
	/** What is no operation. */
	others: string[];
}

/** `Folder: Create, Get; the credential` names two operations and something else. */
const rows: Row[] = table('Endpoint', 'Name', 'Used by').map(
	([endpoint = '', id = '', users = '']) => {
		const parts = users.split('; ');
		const isOperation = (part: string) => /^[A-Z]/.test(part);
		return {
			endpoint,
			id,
			operations: parts.filter(isOperation).flatMap((part) => {
				const [resource = '', names = ''] = part.split(': ');
				return names.split(', ').map((name) => `${resource}: ${name}`);
			}),
			others: parts.filter((part) => !isOperation(part)),
		};
	},
);

test('the README lists every endpoint of the OpenAPI document, and no other', () => {
	const inReadme = rows.map(({ endpoint, id }) => [id, endpoint]);
	expect(inReadme.sort()).toEqual([...documented].map((entry) => [...entry]).sort());
});

test.each([...documented.keys()])('the README says which operations use %s', (id) => {
	const users = inNode.filter(({ calls }) => calls.some((call) => call === id));
	const row = rows.find((known) => known.id === id);
	expect(row?.operations.sort()).toEqual(users.map(({ name }) => name).sort());
});

test('what no operation uses is said to be used by something else, or by nothing', () => {
	const known = /^(the credential, to |the node Anycheck Trigger$|nothing: )/;
	for (const { id, operations, others } of rows) {
		expect([id, operations.length + others.length]).not.toEqual([id, 0]);
		for (const other of others) expect(other).toMatch(known);
	}
});

test('every call of an operation is in the OpenAPI document', () => {
	expect(inNode.flatMap(({ calls }) => calls).filter((id) => !documented.has(id))).toEqual([]);
});

test('the README describes every operation of the node, and no other', () => {
	const described = table('Resource', 'Operation', 'What it does').map(
		([resource = '', operation = '']) => `${resource}: ${operation.replace(' (default)', '')}`,
	);
	expect(described.sort()).toEqual(inNode.map(({ name }) => name).sort());
});
