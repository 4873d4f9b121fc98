import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { Verification } from '../../../../sandbox/index.cts';
import type { Execution } from '../../../../scripts/n8n/execution.cts';
import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import { executionsOf } from '../../harness/executions.cts';
import type { ModelReply, ToolCall } from '../../third-parties/openai/completion.cts';
import type { Example } from './example.cts';
import { impatient } from './patience.cts';
import { withSettings } from './settings.cts';
import { untilStatus } from './status.cts';

export const REVIEWER = 'pemeriksa@example.test';
export const TEAM = 'tim@example.test';
const SENDER = 'n8n@example.test';
const SECRET = randomUUID() + randomUUID();
const TOOL = 'Propose_decision';

/** Imports the example with its settings filled in, and publishes it. @returns its id */
export async function publishProposals(
	example: Example,
	settings: Readonly<Record<string, unknown>> = {},
	change: (workflow: WorkflowJson) => WorkflowJson = (same) => same,
): Promise<string> {
	const people = { reviewer: REVIEWER, team: TEAM, sender: SENDER };
	const workflowId = await example.import((workflow) =>
		impatient(change(withSettings(workflow, { ...people, ...settings }))),
	);
	await example.useWebhookSecret(SECRET);
	await example.client.activate(workflowId);
	return workflowId;
}

/** A call of the example's tool. */
export function proposing(given: ToolCall['arguments'], name = TOOL): ModelReply {
	return { calls: [{ name, arguments: given }] };
}

/** The link to the review page in an email's text. */
export function linkIn(text: string): string {
	return /https?:\/\/\S+/.exec(text)?.[0] ?? '';
}

/** A verification that needs review, on its way through the example. */
export class ProposedReview {
	private constructor(
		private readonly example: Example,
		private readonly workflowId: string,
		readonly verification: Verification,
		private readonly executionId: string,
	) {}

	/** Lets AnyCheck report a new verification. @param overrides what is special about it */
	static async begin(
		example: Example,
		workflowId: string,
		overrides: Partial<Omit<Verification, 'id'>> = {},
	): Promise<ProposedReview> {
		const { client, sandbox, surroundings, workflow } = example;
		const trigger = workflow.nodes.find(({ name }) => name === 'Anycheck Trigger');
		const before = await client.executions(workflowId);
		const [added] = sandbox.state.addVerifications(1, {
			status: 'IN_PROGRESS',
			// The sandbox begins its ids anew after each reset, and the trigger still knows those of former tests.
			updated_at: new Date().toISOString(),
			webhook_url: `${surroundings.url}/webhook/${String(trigger?.['webhookId'])}/webhook`,
			webhook_metadata: { webhook_secret: SECRET },
			...overrides,
		});
		const verification = sandbox.state.find(added?.id ?? '');
		sandbox.state.setStatus(verification, 'NEED_REVIEW');
		const [executionId = ''] = await executionsOf(client, workflowId, before.length + 1);
		return new ProposedReview(example, workflowId, verification, executionId);
	}

	/** The proposal as AnyCheck keeps it; undefined when there is none. */
	get proposal(): unknown {
		return this.verification.output['ai_proposal'];
	}

	/** What has been sent to AnyCheck to change it. */
	get writes(): unknown[] {
		return this.example.sandbox.record.writes(this.verification.id).map(({ body }) => body);
	}

	/** Waits until n8n has parked the workflow. @returns the text of the reviewer's email */
	async parked(): Promise<string> {
		await untilStatus(this.example.client, this.executionId, ['waiting'], 30_000);
		return this.mailOf(this.executionId);
	}

	/** The text of the email by which an execution asked the reviewer. Throws when there is none. */
	mailOf(executionId: string): string {
		const texts = this.example.parties.mail.mails.map(({ text }) => text);
		const found = texts.find((text) => text.includes(`/webhook-waiting/${executionId}`));
		if (found === undefined) throw new Error(`Execution ${executionId} has asked nobody`);
		return found;
	}

	/** What the page says, once the workflow is parked. */
	async page(browser: Browser): Promise<string> {
		const page = await browser.newPage();
		await page.goto(await this.link());
		const text = await page.locator('body').innerText();
		await page.close();
		return text;
	}

	/** Opens the reviewer's link in a browser and sends a decision. @returns the execution at its end */
	async decide(
		browser: Browser,
		decision: 'Completed' | 'Needs review again' = 'Completed',
	): Promise<Execution> {
		const page = await browser.newPage();
		page.setDefaultTimeout(20_000);
		await page.goto(await this.link());
		await page.getByLabel('Your name').fill('Rani');
		await page.getByRole('radio', { name: decision }).check();
		await page.getByRole('button', { name: 'Send the decision' }).click();
		await page.getByText('Send the decision').waitFor({ state: 'detached' });
		await page.close();
		return await this.finished();
	}

	/** Waits for the end of the execution, which may be that of the waiting for the reviewer. */
	async finished(): Promise<Execution> {
		return await this.example.finished(this.executionId, 150_000);
	}

	/** Lets AnyCheck report its present state again. @returns the execution that this started, at its end or parked */
	async reportedAgain(): Promise<Execution> {
		const { client, sandbox } = this.example;
		const before = await client.executions(this.workflowId);
		await sandbox.deliver(this.verification.id);
		const [executionId = ''] = await executionsOf(client, this.workflowId, before.length + 1);
		await untilStatus(client, executionId, ['success', 'error', 'waiting'], 30_000);
		return await client.execution(executionId);
	}

	private async link(): Promise<string> {
		return linkIn(await this.parked());
	}
}
