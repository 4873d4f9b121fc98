// How the examples read a CSV file: by the separator that its first line names, and without rows of nothing but separators.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesFolder } from '../../scripts/demo/folders.cts';

interface Node {
	name: string;
	parameters: {
		options: Record<string, string>;
		conditions: { conditions: [{ leftValue: string }] };
	};
}

function parametersOf(example: string, name: string): Node['parameters'] {
	const text = readFileSync(join(examplesFolder, example, 'workflow.json'), 'utf8');
	const node = (JSON.parse(text) as { nodes: Node[] }).nodes.find((one) => one.name === name);
	if (node === undefined) throw new Error(`${example} has no node ${name}`);
	return node.parameters;
}

function evaluated(expression: string | undefined, $json: unknown): unknown {
	const code = /^=\{\{([^]*)\}\}$/.exec(expression ?? '')?.[1] ?? '';
	const settings = () => ({ first: () => ({ json: { csv_separator: '|' } }) });
	// eslint-disable-next-line @typescript-eslint/no-implied-eval -- as n8n does it
	return (new Function('$json', '$', `return ${code}`) as (...values: unknown[]) => unknown)(
		$json,
		settings,
	);
}

const utf16 = Buffer.from('\uFEFFsep=;\r\na;b\r\n', 'utf16le').toString('utf8');

test.each<[text: string, delimiter: string, line: number]>([
	['sep=;\r\na;b', ';', 2],
	['\uFEFFSEP=,\na,b', ',', 2],
	['sep=\t\r\na\tb', '\t', 2],
	['"sep=;"\r\na;b', ';', 2],
	[utf16, ';', 2],
	['a|sep=;\r\n', '|', 1],
	['sep=;x\r\n', '|', 1],
	['', '|', 1],
])('update-from-spreadsheet reads %j by %j from line %d', (text, delimiter, line) => {
	const { options } = parametersOf('update-from-spreadsheet', 'Rows of the CSV file');
	expect(evaluated(options['delimiter'], { text })).toBe(delimiter);
	expect(evaluated(options['fromLine'], { text })).toBe(line);
});

test.each<[text: string, delimiter: string, line: number]>([
	['sep=|\r\na|b,c', '|', 2],
	['sep=;\na;b', ';', 2],
	['a;b\r\nsep=,\r\n', ';', 1],
	['a', ',', 1],
])('bulk-correction reads %j by %j from line %d', (text, delimiter, line) => {
	const { options } = parametersOf('bulk-correction', 'CSV rows');
	expect(evaluated(options['delimiter'], { text })).toBe(delimiter);
	expect(evaluated(options['fromLine'], { text })).toBe(line);
});

test.each<[row: object, hasContent: boolean]>([
	[{ a: '', b: ' ', c: '\u00A0\u200B\uFEFF' }, false],
	[{ a: null, b: undefined }, false],
	[{}, false],
	[{ a: '', b: 0 }, true],
	[{ a: false }, true],
	[{ a: ' x ' }, true],
])('of the rows, %j has content: %p', (row, hasContent) => {
	const { conditions } = parametersOf('update-from-spreadsheet', 'Rows with content');
	expect(evaluated(conditions.conditions[0].leftValue, row)).toBe(hasContent);
});
