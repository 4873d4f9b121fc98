// The recipes' pages: what they tell in words is what their workflows hold, and a test runs each of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openContext, type Context } from './harness/context.cts';
import { readRecipe, recipeNames } from './recipes/page.cts';
import { labelsNamedIn, labelsOf } from './recipes/labels.cts';

const NAMES = recipeNames();
const MOST_NODES = 8;
const MOST_LINES = 45;

/** Everything a node says about itself, as text that can be searched. */
function saysOf(node: object): string {
	return JSON.stringify(node);
}

/** What is in code quotes in a cell. */
function codesIn(cell: string): string[] {
	return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

let context: Context;

beforeAll(async () => {
	context = await openContext('pages of recipes');
});
afterAll(async () => {
	await context.close();
});

test('each recipe is run by a test', () => {
	// What needs several processes is run in queue mode.
	const queue = join(__dirname, '../queue');
	const tests = [
		...readdirSync(__dirname)
			.filter((file) => /^recipes-.*\.test\.cts$/.test(file))
			.map((file) => join(__dirname, file)),
		...readdirSync(queue)
			.filter((file) => file.endsWith('.cts'))
			.map((file) => join(queue, file)),
	];
	const sources = tests.map((file) => readFileSync(file, 'utf8')).join('\n');
	expect(NAMES.length).toBeGreaterThanOrEqual(10);
	expect(NAMES.filter((name) => !sources.includes(`readRecipe('${name}')`))).toEqual([]);
});

test('the index names each recipe by its title', () => {
	const index = readFileSync(join(__dirname, '../../docs/recipes/README.md'), 'utf8');
	const missing = NAMES.filter((name) => {
		const [title = ''] = readRecipe(name).text.split('\n');
		return !index.includes(`[${title.replace(/^# /, '')}](${name}.md)`);
	});
	expect(missing).toEqual([]);
});

describe.each(NAMES)('%s', (name) => {
	const recipe = readRecipe(name);
	const { workflow, rows, text, pasted } = recipe;

	test('is short', () => {
		const before = text.split('<details>')[0] ?? '';
		expect(before.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
		expect(workflow.nodes.length).toBeLessThanOrEqual(MOST_NODES);
	});

	test('holds no credentials, no ids and nothing of another n8n', () => {
		expect(pasted).not.toMatch(/"credentials"|"webhookId"|"instanceId"|"versionId"|https?:/);
		expect(workflow.nodes.filter((node) => 'id' in node)).toEqual([]);
	});

	test('connects nodes that exist', () => {
		const names = workflow.nodes.map((node) => node.name);
		const targets = [...JSON.stringify(workflow.connections).matchAll(/"node":"([^"]+)"/g)];
		const used = [...Object.keys(workflow.connections), ...targets.map(([, target]) => target)];
		expect(used.filter((one) => !names.includes(String(one)))).toEqual([]);
	});

	test('its table tells what the nodes hold', () => {
		const wrong = rows.flatMap(({ node: nodeName, field, value }) => {
			const node = workflow.nodes.find((one) => one.name === nodeName);
			if (node === undefined) return nodeName === 'both' ? [] : [`no node ${nodeName}`];
			const says = saysOf(node);
			const held = [...codesIn(value), ...codesIn(field)].filter(
				(code) => !says.includes(JSON.stringify(code).slice(1, -1)),
			);
			return held.map((what) => `${nodeName}: ${what}`);
		});
		expect(wrong).toEqual([]);
	});

	test('its table uses the words of the editor', async () => {
		const names = workflow.nodes.map((node) => node.name);
		const wrong: string[] = [];
		for (const row of rows) {
			const node = workflow.nodes.find((one) => one.name === row.node);
			if (node === undefined) continue;
			const labels = await labelsOf(context.client, node);
			const { fields, choices } = labelsNamedIn(row);
			const isKnown = (word: string) =>
				labels.has(word) || names.includes(word) || saysOf(node).includes(JSON.stringify(word));
			wrong.push(
				...fields.filter((word) => !labels.has(word)),
				...choices.filter((word) => !isKnown(word)),
			);
		}
		expect(wrong).toEqual([]);
	});
});
