// How the pages of operations are made from the node's descriptions.
import type { INodeProperties } from 'n8n-workflow';
import type { OutputShape } from '../../nodes/Anycheck/fields/outputShapes';
import { endpointsText } from '../../scripts/docs/api-document.cts';
import { fieldsTables, optionsTable } from '../../scripts/docs/fields/fields-table.cts';
import { sentence } from '../../scripts/docs/fields/texts.cts';
import { exampleText } from '../../scripts/docs/example-text.cts';
import { outputText } from '../../scripts/docs/output-text.cts';
import { withRegions } from '../../scripts/docs/regions.cts';
import { stable } from '../../scripts/docs/stable.cts';

const field = (part: Partial<INodeProperties>): INodeProperties => ({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	...part,
});

const MODE = field({
	displayName: 'Way',
	name: 'way',
	type: 'options',
	default: 'a',
	options: [
		{ name: 'By A', value: 'a', description: 'The first' },
		{ name: 'By B', value: 'b' },
	],
});

/** The cells of the row that begins with this label. */
function rowOf(label: string, ...fields: INodeProperties[]): string[] {
	const line = fieldsTables(fields)
		.split('\n')
		.find((text) => text.startsWith(`| ${label} `));
	return line?.split(/(?<!\\)\|/).flatMap((cell) => cell.trim() || []) ?? [];
}

describe('a row of the table of fields', () => {
	it.each<[string, Partial<INodeProperties>, string[]]>([
		['what is required', { required: true, description: 'What' }, ['What.', 'Required']],
		['a switch', { type: 'boolean', default: false, description: 'Whether' }, ['Whether.', 'Off']],
		['a default', { default: 'data', placeholder: 'e.g. x' }, ['For example `x`.', '`data`']],
		['an example that is the default', { default: 'x', placeholder: 'e.g. x' }, ['`x`']],
		['an ID', { placeholder: 'e.g. 3c90c3cc-0d44-4b50-8888-8dd25736052a', default: 'x' }, ['`x`']],
		[
			'a number',
			{ type: 'number', default: 5, typeOptions: { minValue: 1, maxValue: 9 } },
			['From 1 to 9.', '5'],
		],
		['a bar', { description: 'One|two', default: 'x' }, ['One\\|two.', '`x`']],
	])('says of %s what to enter', (_, part, cells) => {
		expect(rowOf('**Name**', field(part))).toEqual(['**Name**', ...cells]);
	});

	it('lists choices with what they mean', () => {
		expect(rowOf('**Way**', MODE)).toEqual(['**Way**', '**By A**: The first<br>**By B**', 'By A']);
	});

	it('says when a field is shown, in the words of the editor', () => {
		const shown = field({ description: 'It', displayOptions: { show: { way: ['a', 'b'] } } });
		expect(rowOf('**Name**', MODE, shown)).toContain('**Way** is _By A_ or _By B_');
	});

	it('says when a switch or a way of choosing shows a field', () => {
		const all = field({ displayName: 'All', name: 'all', type: 'boolean', default: false });
		const picked = field({
			displayName: 'Folder',
			name: 'folder',
			type: 'resourceLocator',
			modes: [{ displayName: 'From List', name: 'list', type: 'list' }],
		});
		const shown = field({ displayOptions: { show: { all: [false], 'folder.mode': ['list'] } } });
		const [, when] = rowOf('**Name**', all, picked, shown);
		expect(when).toBe('**All** is off and **Folder** is _From List_');
	});

	it('is one for a field that is shown on two occasions', () => {
		const shown = ['a', 'b'].map((way) => field({ displayOptions: { show: { way: [way] } } }));
		const table = fieldsTables([MODE, ...shown]);
		expect(table.match(/\*\*Name\*\*/g)).toHaveLength(1);
		expect(table).toContain('**Way** is _By A_<br>or **Way** is _By B_');
	});

	it('leads into the lines of a list', () => {
		const inner = field({ displayName: 'Path', description: 'Where', required: true });
		const lines = field({
			displayName: 'Files',
			type: 'fixedCollection',
			default: {},
			options: [{ displayName: 'File', name: 'file', values: [inner] }],
		});
		expect(rowOf('Files > **Path**', lines)).toEqual(['Files > **Path**', 'Where.', 'Required']);
	});

	it.each([{ other: ['a'] }, { way: ['c'] }])('needs words for the condition %j', (show) => {
		const shown = field({ displayOptions: { show } });
		expect(() => fieldsTables([MODE, shown])).toThrow(/No words for/);
	});
});

it('shows notices and shared options nowhere', () => {
	const hidden = [
		field({ displayName: 'A notice', type: 'notice' }),
		field({ displayName: 'Options', name: 'options', type: 'collection', default: {} }),
	];
	expect(fieldsTables([...hidden, MODE])).not.toMatch(/A notice|Options/);
});

it.each([
	['The present one', 'The present one.'],
	['Use {{ null }}. Done.', 'Use `{{ null }}`. Done.'],
	["As 'Only If Status Is' and 'group' say", 'As **Only If Status Is** and `group` say.'],
	['AnyCheck names ktp_file', 'AnyCheck names `ktp_file`.'],
])('writes %j as %j', (text, written) => {
	expect(sentence(text)).toBe(written);
});

describe('places in a page', () => {
	const place = (name: string) => `<!-- generated: ${name} -->\nold\n<!-- end of generated -->`;

	it('are written anew, and nothing else is', () => {
		const page = `Before\n\n${place('fields')}\n\nAfter`;
		const written = withRegions('page.md', page, { fields: 'new' });
		expect(written).toBe(`Before\n\n${place('fields').replace('old', '\nnew\n')}\n\nAfter`);
		expect(withRegions('page.md', written, { fields: 'new' })).toBe(written);
	});

	it.each([
		['missing', 'Nothing', /one place for each of fields/],
		['there twice', place('fields') + place('fields'), /one place for each of fields/],
		['not known', place('fields') + place('other'), /nothing is generated for "other"/],
	])('must not be %s', (_, page, message) => {
		expect(() => withRegions('page.md', page, { fields: 'new' })).toThrow(message);
	});
});

it('keeps examples the same from run to run', () => {
	const now = new Date().toISOString();
	const value = { at: now, before: '2025-03-01T02:00:00Z', url: 'http://127.0.0.1:1/files/a' };
	expect(stable(value, 'http://127.0.0.1:1')).toEqual({
		at: '2025-03-03T04:05:06.789Z',
		before: '2025-03-01T02:00:00Z',
		url: 'https://api.anycheck.ai/files/a',
	});
});

it('says what options do, and nothing that the editor shows beside them', () => {
	const shown = field({ displayName: 'Force', description: 'Whether to force it', default: true });
	expect(optionsTable({ options: [shown] })).not.toMatch(/Default|true/);
	expect(optionsTable({ options: [shown] })).toContain('| **Force** | Whether to force it. |');
});

describe('what comes out', () => {
	const folder = { group: { description: 'Its group' }, name: {}, color: {} };
	const document = {
		paths: {},
		webhooks: {},
		components: { schemas: { Folder: { properties: folder } } },
	};
	const operation = {
		option: { name: 'Get', value: 'get', description: '', action: '' },
		calls: [],
		fields: [],
		run: () => Promise.resolve([]),
	};
	const output: OutputShape = { schema: 'Folder', simplified: [['group'], ['name']] };

	it('is explained where its name does not say it, with what there is besides', () => {
		const text = outputText({ ...operation, output }, document);
		expect(text).toContain('| `group` | Its group |');
		expect(text).not.toContain('| `name`');
		expect(text).toContain('the form of the API, with `color`.');
	});

	it('is a link where another page explains it, with what is added to it', () => {
		const notes = { by: { description: 'Who', type: 'string' as const } };
		const text = outputText(
			{ ...operation, output: { ...output, notes } },
			document,
			'docs/get.md',
		);
		expect(text).toMatch(/^The same fields as \[Get\]\(get\.md#output\), and:/);
		expect(text).toContain('| `by` | Who |');
		expect(text).not.toContain('`group`');
	});
});

it('names the files of an example', () => {
	const data = { data: '', mimeType: 'image/png', fileName: 'card.png' };
	const text = exampleText([{ json: {}, binary: { ktp_file: data } }], 'http://127.0.0.1:1');
	expect(text).toContain('Its files: `ktp_file` (card.png, image/png).');
});

it('does not show an endpoint that is not documented', () => {
	const document = { paths: {}, webhooks: {}, components: { schemas: {} } };
	expect(() => endpointsText(['getNothing'], document)).toThrow(/not in the OpenAPI document/);
});
