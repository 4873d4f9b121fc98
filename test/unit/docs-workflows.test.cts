// Workflows to paste: every recipe has one, and its Anycheck nodes are set up with what these nodes have. The end-to-end
// tests run them.
import { NodeHelpers, type INode, type INodeType } from 'n8n-workflow';
import { Anycheck } from '../../nodes/Anycheck/Anycheck.node';
import { AnycheckTrigger } from '../../nodes/Anycheck/AnycheckTrigger.node';
import { blocksOf } from '../engine/support/docs/code.cts';
import { documentationPages } from '../engine/support/docs/pages.cts';

const types: Readonly<Record<string, INodeType>> = {
	'n8n-nodes-anycheck.anycheck': new Anycheck(),
	'n8n-nodes-anycheck.anycheckTrigger': new AnycheckTrigger(),
};

const pages = documentationPages();
const workflows = pages
	.flatMap(blocksOf)
	.filter(({ info }) => info === 'json workflow')
	.map(({ page, text }) => ({ page, nodes: (JSON.parse(text) as { nodes: INode[] }).nodes }));

/** A page without its workflow. */
const proseOf = (page: string) =>
	(pages.find(({ path }) => path === page)?.text ?? '').replace(/```[\s\S]*```/, '');

it('every recipe has one, and no other page', () => {
	const recipes = pages
		.map(({ path }) => path)
		.filter((path) => /^docs\/recipes\/[a-z]/.test(path));
	expect(workflows.map(({ page }) => page)).toEqual(recipes);
});

const own = workflows.flatMap(({ page, nodes }) =>
	nodes
		.filter(({ type }) => type.startsWith('n8n-nodes-anycheck.'))
		.map((node) => ({ page, name: node.name, node, prose: proseOf(page) })),
);

it.each(own)('$page: $name', ({ node, prose }) => {
	const { description } = types[node.type] ?? {};
	if (description === undefined) throw new Error(`There is no node ${node.type}`);
	const { properties } = description;
	const { parameters } = node;
	// n8n drops what a node does not have, or does not show with these parameters.
	const kept = NodeHelpers.getNodeParameters(
		properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	expect(kept).toMatchObject(parameters);
	// What is left empty has to be filled in, and the page has to say so.
	const { parameters: issues = {} } =
		NodeHelpers.getNodeParametersIssues(properties, node, description) ?? {};
	for (const issue of Object.values(issues).flat()) {
		const [, label = ''] = /^Parameter "(.+)" is required\.$/.exec(issue) ?? [];
		expect(label).not.toBe('');
		expect(prose).toContain(label);
	}
});
