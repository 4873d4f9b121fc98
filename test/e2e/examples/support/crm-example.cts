import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Verification } from '../../../../sandbox/index.cts';
import type { Execution } from '../../../../scripts/n8n/execution.cts';
import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import { executionsOf } from '../../harness/executions.cts';
import type { Crm, DealView } from './crm.cts';
import { Example } from './example.cts';
import { impatient } from './patience.cts';
import { withParameters, withSettings } from './settings.cts';

const TRIGGER = 'Anycheck Trigger';
const CLOCK = 'Every 5 minutes';
/** A published workflow must not look at the deals by itself while a test looks at what a report does. */
const RARELY = { rule: { interval: [{ field: 'cronExpression', expression: '0 0 29 2 *' }] } };
const SECRET = randomUUID() + randomUUID();

type Change = (workflow: WorkflowJson) => WorkflowJson;

/** An example that connects the deals of a CRM with their verifications, in n8n, and what its tests do to both. */
export class CrmExample {
	/** Executions that are known already. */
	readonly #known = new Set<string>();

	private constructor(
		readonly crm: Crm,
		readonly example: Example,
		private readonly workflowId: string,
		private readonly change: Change,
	) {}

	/** @param adapt what somebody changes in the example, and a word for it */
	static async open(crm: Crm, adapt?: { label: string; change: Change }): Promise<CrmExample> {
		const example = await Example.open(crm.example, { ...(adapt && { label: adapt.label }) });
		const [approved_stage] = crm.stages;
		const change = adapt?.change ?? ((workflow) => workflow);
		const workflowId = await example.import((delivered) => {
			const workflow = withParameters(change(delivered), CLOCK, RARELY);
			return impatient(withSettings(workflow, { approved_stage }));
		});
		await example.useWebhookSecret(SECRET);
		return new CrmExample(crm, example, workflowId, change);
	}

	/** The workflow with nothing filled in, beside the one that the tests use. @returns why it does not run */
	async asDelivered(trigger = CLOCK): Promise<string | undefined> {
		const id = await this.example.import((delivered) => ({
			...this.change(delivered),
			id: undefined,
		}));
		// Importing has saved the account anew.
		await this.example.useWebhookSecret(SECRET);
		return (await this.example.run(id, trigger)).failure;
	}

	/** Adds a verification, of which the example is told. */
	verification(status: Verification['status']): Verification {
		const { sandbox, surroundings, workflow } = this.example;
		const trigger = workflow.nodes.find(({ name }) => name === TRIGGER);
		const [made] = sandbox.state.addVerifications(1, { status });
		if (made === undefined) throw new Error('The sandbox made no verification');
		const record: Verification = {
			...made,
			// The sandbox begins its ids anew after each reset, and the trigger knows those of former tests.
			id: randomUUID(),
			webhook_url: `${surroundings.url}/webhook/${String(trigger?.['webhookId'])}/webhook`,
			webhook_metadata: { webhook_secret: SECRET },
		};
		sandbox.state.add([record]);
		return record;
	}

	/** Lets AnyCheck change a status and report it. */
	report(record: Verification, status: Verification['status']): void {
		record.updated_at = new Date().toISOString();
		this.example.sandbox.state.setStatus(record, status);
	}

	/** What was sent to AnyCheck for a verification. */
	writes({ id }: Verification): unknown[] {
		return this.example.sandbox.record.writes(id).map(({ body }) => body);
	}

	/** Adds a deal, in the approved stage or in another. @returns its id */
	deal(where: 'approved' | 'elsewhere', verification?: { id: string }, status?: string): string {
		const stage = this.crm.stages[where === 'approved' ? 0 : 1];
		return this.crm.add(this.example, {
			stage,
			...(verification && { verification: verification.id }),
			...(status && { status }),
		});
	}

	view(deal: string): Omit<DealView, 'stage'> | undefined {
		return this.crm.view(this.example, deal);
	}

	/** How many changes of deals the CRM was asked for. */
	get changes(): number {
		return this.crm.changes(this.example);
	}

	/** Whether the CRM was asked for anything since the last reset. */
	get crmWasAsked(): boolean {
		const { hubspot, pipedrive } = this.example.parties;
		return [...hubspot.requests, ...pipedrive.requests].length > 0;
	}

	/** Looks at all deals, as the clock makes it do. Throws when it fails. */
	async look(trigger = CLOCK): Promise<void> {
		const id = await this.example.client.start(this.workflowId, trigger);
		this.#known.add(id);
		const { failure } = await this.example.finished(id);
		if (failure !== undefined) throw new Error(failure);
	}

	/** The same while the Anycheck credential lacks its password. */
	async lookWithoutPassword(): Promise<void> {
		await this.example.changeAccount({ webhookSecret: SECRET, password: '' });
		await this.look().finally(async () => {
			await this.example.useWebhookSecret(SECRET);
		});
	}

	async publish(): Promise<void> {
		const { client } = this.example;
		await client.activate(this.workflowId);
		for (const id of await client.executions(this.workflowId)) this.#known.add(id);
	}

	async withdraw(): Promise<void> {
		await this.example.client.rest.send('POST', `/workflows/${this.workflowId}/deactivate`, {});
	}

	/** The executions that reports have started since it was last asked, at their end, oldest first. Waits for so many, and until no more come. */
	async started(atLeast: number): Promise<Execution[]> {
		const { client, sandbox } = this.example;
		await executionsOf(client, this.workflowId, this.#known.size + atLeast);
		const ended: Execution[] = [];
		for (let quiet = 0; quiet < 3; quiet += 1) {
			await sandbox.deliveriesIdle();
			await this.crm.idle?.(this.example);
			const fresh = (await client.executions(this.workflowId)).filter((id) => !this.#known.has(id));
			for (const id of fresh.reverse()) {
				this.#known.add(id);
				ended.push(await this.example.finished(id));
				quiet = 0;
			}
			await delay(150);
		}
		return ended;
	}
}

/** What a deal says about a verification that is completed. */
export function completed({ updated_at, output_status }: Verification): string {
	return `Completed ${updated_at}. AnyCheck: ${output_status ?? 'no result'}`;
}

/** Those executions that AnyCheck has started. */
export function byAnycheck(executions: readonly Execution[]): Execution[] {
	return executions.filter(({ runs }) => TRIGGER in runs);
}
