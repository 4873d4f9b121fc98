import { randomUUID } from 'node:crypto';
import { withFilesFolder, type WorkflowJson } from '../../../scripts/n8n/workflow.cts';
import type { Context } from '../harness/context.cts';
import type { Recipe } from './page.cts';

type Node = WorkflowJson['nodes'][number];
type Credential = { id: string; name: string };

/** Parameters by node. */
export type Parameters = Readonly<Record<string, Record<string, unknown>>>;

/** Credentials of the test by their type, and for single nodes by their name. */
export interface Credentials {
	byType: Readonly<Record<string, Credential>>;
	byNode?: Readonly<Record<string, Credential>>;
}

const STARTED_BY_CALLS = /\.(webhook|formTrigger|form|anycheckTrigger)$/;

/**
 * Saves a recipe's workflow as a person does who has pasted it: with what is to be filled in, and with credentials. Ids are
 * those that the editor would give.
 *
 * @param filled what the page says to fill in, and nothing else
 * @param changed what the test cannot do without, such as a shorter wait
 * @returns the workflow's id
 * @throws when something is filled in that the page does not leave open
 */
export async function importRecipe(
	{ client, filesFolder }: Context,
	recipe: Recipe,
	credentials: Credentials,
	filled: Parameters = {},
	changed: Parameters = {},
): Promise<{ workflowId: string; webhookId: string }> {
	checkFilled(recipe, filled);
	const webhookId = randomUUID();
	const nodes = recipe.workflow.nodes.map((node) => ({
		...node,
		id: randomUUID(),
		...(STARTED_BY_CALLS.test(node.type) && { webhookId }),
		parameters: { ...node.parameters, ...filled[node.name], ...changed[node.name] },
		...credentialOf(node, credentials),
	}));
	const workflow = withFilesFolder({ ...recipe.workflow, nodes }, filesFolder);
	return { workflowId: await client.saveWorkflow(workflow), webhookId };
}

function checkFilled({ name, workflow, rows }: Recipe, filled: Parameters): void {
	for (const [nodeName, parameters] of Object.entries(filled)) {
		const node = workflow.nodes.find((one) => one.name === nodeName);
		const isSaid = rows.some((row) => row.node === nodeName && row.value.includes('**fill in**'));
		const isOpen = Object.keys(parameters).every((key) => isEmpty(node?.parameters[key]));
		if (!isSaid || !isOpen) throw new Error(`${name}: ${nodeName} is not left open by the page`);
	}
}

function isEmpty(value: unknown): boolean {
	const inner =
		typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return inner === '';
}

const TYPE_OF_NODE: readonly [RegExp, string][] = [
	[/^n8n-nodes-anycheck\./, 'anycheckApi'],
	[/\.webhook$/, 'httpHeaderAuth'],
	[/\.formTrigger$/, 'httpBasicAuth'],
	[/\.emailSend$/, 'smtp'],
	[/\.postgres$/, 'postgres'],
];

function credentialOf({ name, type }: Node, { byType, byNode }: Credentials): object {
	const credentialType = TYPE_OF_NODE.find(([pattern]) => pattern.test(type))?.[1];
	if (credentialType === undefined) return {};
	const credential = byNode?.[name] ?? byType[credentialType];
	return credential === undefined ? {} : { credentials: { [credentialType]: credential } };
}
