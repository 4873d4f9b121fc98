// Each example has a workflow that a newcomer understands: few nodes, the error output in use, and all of it on one picture.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workflowFiles } from '../../scripts/demo/examples.cts';
import { examplesFolder } from '../../scripts/demo/folders.cts';

interface Node {
	name: string;
	type: string;
	typeVersion: number;
	position: [x: number, y: number];
	onError?: string;
}

interface Workflow {
	id: string;
	name: string;
	nodes: Node[];
	connections: Record<string, { main?: unknown[][] }>;
}

const NOTE = 'n8n-nodes-base.stickyNote';
const NODE = 'n8n-nodes-anycheck.anycheck';
const MOST_NODES = 9;
const LONGEST_ROW = 8;
/** Two nodes that lie nearer to each other than this are in one column. */
const COLUMN = 100;
const all = readdirSync(examplesFolder);
/** Two people in a row are no less than its fifteen nodes. */
const names = all.filter((name) => name !== 'four-eyes');

function read(name: string, file: string): Workflow {
	return JSON.parse(readFileSync(join(examplesFolder, name, file), 'utf8')) as Workflow;
}

function nodesOf({ nodes }: Workflow): Node[] {
	return nodes.filter(({ type }) => type !== NOTE);
}

/** How many columns the nodes of a canvas stand in. */
function width(workflow: Workflow): number {
	const places = nodesOf(workflow).map(({ position: [x] }) => x);
	const sorted = places.sort((one, other) => one - other);
	let last = -Infinity;
	return sorted.filter((x) => {
		const isNew = x - last >= COLUMN;
		if (isNew) last = x;
		return isNew;
	}).length;
}

it.each(names)('%s has a simple workflow, with few nodes and at most two notes', (name) => {
	const simple = read(name, 'simple.json');
	expect(nodesOf(simple).length).toBeLessThanOrEqual(MOST_NODES);
	expect(simple.nodes.length - nodesOf(simple).length).toBeLessThanOrEqual(2);
	expect(simple.name).toMatch(/ \(simple\)$/);
	expect(read(name, 'workflow.json').name).toMatch(/ \(for production\)$/);
});

it.each(names)('the simple workflow of %s leads every failed item somewhere', (name) => {
	const { nodes, connections } = read(name, 'simple.json');
	const ours = nodes.filter(({ type }) => type === NODE);
	expect(ours.length).toBeGreaterThan(0);
	for (const node of ours) {
		expect(node).toMatchObject({ typeVersion: 2, onError: 'continueErrorOutput' });
		expect(connections[node.name]?.main?.[1]).not.toHaveLength(0);
	}
});

it.each(names)('no row on the canvases of %s is longer than eight nodes', (name) => {
	for (const file of workflowFiles(join(examplesFolder, name))) {
		expect(width(read(name, file))).toBeLessThanOrEqual(LONGEST_ROW);
	}
});

it('all workflows can be imported beside each other', () => {
	const workflows = all.flatMap((name) =>
		workflowFiles(join(examplesFolder, name)).map((file) => read(name, file)),
	);
	expect(new Set(workflows.map(({ id }) => id)).size).toBe(workflows.length);
	const hooks = workflows.flatMap(({ nodes }) =>
		nodes.flatMap((node) => ('webhookId' in node ? [node.webhookId] : [])),
	);
	expect(new Set(hooks).size).toBe(hooks.length);
});
