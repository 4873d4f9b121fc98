import { randomUUID } from 'node:crypto';
import type { Verification } from '../../../sandbox/index.cts';
import type { Execution } from '../../../scripts/n8n/execution.cts';
import { openContext, type Context } from '../harness/context.cts';
import { importRecipe, type Credentials, type Parameters } from './import.cts';
import type { Recipe } from './page.cts';

export const HEADER = { name: 'X-Recipe-Key', value: randomUUID() };
export const FORM_LOGIN = { username: 'tim-review', password: randomUUID() };
export const WEBHOOK_SECRET = randomUUID() + randomUUID();

/** An n8n with everything that recipes need: the sandbox, and the credentials of their webhooks and forms. */
export interface Kitchen extends Context {
	credentials: Credentials;
	/** See `importRecipe`. */
	import(
		recipe: Recipe,
		filled?: Parameters,
		changed?: Parameters,
	): Promise<{ workflowId: string; webhookId: string }>;
	/** Runs a workflow from this trigger; throws when it fails. */
	run(workflowId: string, trigger: string): Promise<Execution>;
	/** The id of a new verification; what is not given is that of one that waits for review. */
	verification(overrides?: Partial<Omit<Verification, 'id'>>): string;
}

/** @param suite as for `openContext` @param smtp data of the mail credential, for recipes that send mail */
export async function openKitchen(suite: string, smtp?: Record<string, unknown>): Promise<Kitchen> {
	const context = await openContext(suite, { webhookSecret: WEBHOOK_SECRET });
	const { client, sandbox, credential } = context;
	const made = async (type: string, data: Record<string, unknown>) => {
		const name = `${type} of ${suite}`;
		return { name, id: await client.saveCredential({ name, type, data }) };
	};
	const byType = {
		anycheckApi: credential,
		httpHeaderAuth: await made('httpHeaderAuth', HEADER),
		httpBasicAuth: await made('httpBasicAuth', {
			user: FORM_LOGIN.username,
			password: FORM_LOGIN.password,
		}),
		...(smtp && { smtp: await made('smtp', smtp) }),
	};
	return {
		...context,
		credentials: { byType },
		import: async (recipe, filled, changed) =>
			await importRecipe(context, recipe, { byType }, filled, changed),
		run: async (workflowId, trigger) => {
			const execution = await client.run(workflowId, trigger);
			if (execution.failure !== undefined) throw new Error(execution.failure);
			return execution;
		},
		verification: (overrides = {}) => {
			const [made] = sandbox.state.addVerifications(1, { status: 'NEED_REVIEW', ...overrides });
			if (made === undefined) throw new Error('The sandbox made no verification');
			return made.id;
		},
	};
}
