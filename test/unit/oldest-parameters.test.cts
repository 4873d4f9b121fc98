// What n8n makes of a node's parameters when a workflow is switched on or a list is opened. The oldest supported n8n does
// it in its own way, and must come to the same as the newest.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as n8nWorkflow from 'n8n-workflow';
import { NodeHelpers, type INode, type INodeType } from 'n8n-workflow';
import { dependencies } from 'n8n-core-oldest/package.json';
import { version } from 'n8n-workflow-oldest/package.json';
import { Anycheck } from '../../nodes/Anycheck/Anycheck.node';
import { AnycheckTrigger } from '../../nodes/Anycheck/AnycheckTrigger.node';
import { resources } from '../../nodes/Anycheck/actions/index';
import { workflowFiles } from '../../scripts/demo/examples.cts';
import { examplesFolder } from '../../scripts/demo/folders.cts';
import { blocksOf } from '../engine/support/docs/code.cts';
import { documentationPages } from '../engine/support/docs/pages.cts';

const types: Readonly<Record<string, INodeType | undefined>> = {
	'n8n-nodes-anycheck.anycheck': new Anycheck(),
	// To an AI agent n8n offers the same node under this name.
	'n8n-nodes-anycheck.anycheckTool': new Anycheck(),
	'n8n-nodes-anycheck.anycheckTrigger': new AnycheckTrigger(),
};

function node(type: string, parameters: INode['parameters'] = {}, typeVersion = 1): INode {
	const typeName = `n8n-nodes-anycheck.${type}`;
	return { id: '1', name: type, type: typeName, typeVersion, position: [0, 0], parameters };
}

const asNew: Array<[string, INode]> = [
	['the trigger', node('anycheckTrigger')],
	...resources.flatMap(({ option: { value: resource }, operations }) =>
		operations.flatMap(({ option: { value: operation } }) =>
			[1, 2].map((version): [string, INode] => [
				`${resource}: ${operation}, version ${version}`,
				node('anycheck', { resource, operation }, version),
			]),
		),
	),
];

/** Ways to give the output and the configuration, and what an update then does with what is not given. */
const WRITE_MODES: Array<[string, string, string]> = [
	['fields', 'unchanged', 'merge'],
	['record', 'unchanged', 'merge'],
	['json', 'unchanged', 'replace'],
	['json', 'json', 'replace'],
	['unchanged', 'json', 'replace'],
	['unchanged', 'fields', 'merge'],
	['json', 'fields', 'merge'],
	['fields', 'json', 'merge'],
	['record', 'fields', 'merge'],
	['={{ $json.how }}', 'unchanged', 'merge'],
	['unchanged', '={{ $json.how }}', 'merge'],
	['json', '={{ $json.how }}', 'merge'],
];
const asUpdated = WRITE_MODES.map(([outputMode, configurationMode, writeMode]) => {
	const parameters = { outputMode, configurationMode };
	return { ...parameters, writeMode, one: node('anycheck', parameters, 2) };
});

const documents: Array<[string, string]> = [
	...readdirSync(examplesFolder)
		.flatMap((name) => workflowFiles(join(examplesFolder, name)).map((file) => join(name, file)))
		.map((file): [string, string] => [
			`examples/${file}`,
			readFileSync(join(examplesFolder, file), 'utf8'),
		]),
	...documentationPages()
		.flatMap(blocksOf)
		.filter(({ info }) => info === 'json workflow')
		.map(({ page, text }): [string, string] => [page, text]),
];
const asDocumented = documents.flatMap(([where, text]) => {
	const { nodes } = JSON.parse(text) as { nodes: INode[] };
	return nodes
		.filter(({ type }) => type in types)
		.map((one): [string, INode] => [`${where}: ${one.name}`, one]);
});

const oldest = jest.requireActual<typeof n8nWorkflow>('n8n-workflow-oldest');

/** With and without the defaults, as n8n's server and its editor ask for them, and what is wrong with them. */
function made({ getNodeParameters, getNodeParametersIssues }: typeof NodeHelpers, one: INode) {
	const { description } = types[one.type] ?? {};
	if (description === undefined) throw new Error(`There is no node ${one.type}`);
	const parametersOf = (returnDefaults: boolean, returnHidden: boolean) =>
		getNodeParameters(
			description.properties,
			one.parameters,
			returnDefaults,
			returnHidden,
			one,
			description,
		);
	return {
		whole: parametersOf(true, false),
		saved: parametersOf(false, false),
		hidden: parametersOf(true, true),
		issues: getNodeParametersIssues(description.properties, one, description),
	};
}

it.each(asUpdated)(
	'a new update with output $outputMode and configuration $configurationMode has write mode $writeMode',
	({ writeMode, one }) => {
		const [before, now] = [made(oldest.NodeHelpers, one), made(NodeHelpers, one)];
		expect(now.whole).toMatchObject({ writeMode });
		expect(before).toEqual(now);
	},
);

it.each([...asNew, ...asDocumented])('%s', (_, one) => {
	expect(made(oldest.NodeHelpers, one)).toEqual(made(NodeHelpers, one));
});

it('knows the examples and the recipes', () => {
	expect(new Set(asDocumented.map(([, { type }]) => type))).toEqual(new Set(Object.keys(types)));
	expect(documents.length).toBeGreaterThan(20);
});

it('is asked of the n8n that the engine tests run', () => {
	expect(dependencies['n8n-workflow']).toBe(version);
});
