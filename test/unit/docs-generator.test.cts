// How the pages of operations are made from the node's descriptions.
import type { OutputShape } from '../../nodes/Anycheck/fields/outputShapes';
import { exampleText } from '../../scripts/docs/example-text.cts';
import { outputText } from '../../scripts/docs/output-text.cts';
import { withRegions } from '../../scripts/docs/regions.cts';
import { stable } from '../../scripts/docs/stable.cts';

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
