import { setTimeout as delay } from 'node:timers/promises';
import { demo, type Verification } from '../../../../sandbox/index.cts';
import type { Execution } from '../../../../scripts/n8n/execution.cts';
import { executionsOf } from '../../harness/executions.cts';
import type { Example } from './example.cts';
import { submitForm } from './form.cts';
import { impatient } from './patience.cts';
import { withParameters, withSettings } from './settings.cts';
import { untilStatus } from './status.cts';

export const REVIEWER = 'pemeriksa@example.test';
export const TEAM = 'tim@example.test';
const SENDER = 'n8n@example.test';
const SECRET = 'stand-in-for-a-secret-of-the-webhooks';

/** Imports the example with its settings filled in, and publishes it. @returns its id */
export async function publishUploads(
	example: Example,
	settings: Readonly<Record<string, number | string>> = {},
): Promise<string> {
	const workflowId = await example.import((workflow) => {
		const people = { reviewer: REVIEWER, team: TEAM, sender: SENDER };
		const chosen = (value: string): object => ({ __rl: true, mode: 'list', value });
		const picked = withParameters(workflow, 'Create verification', {
			serviceId: chosen(demo.services.ktp.id),
			folderId: chosen(demo.folders.loans.id),
		});
		return impatient(withSettings(picked, { ...people, ...settings }));
	});
	await example.useWebhookSecret(SECRET);
	await example.client.activate(workflowId);
	return workflowId;
}

/** The documents of one customer on their way through the example. */
export class DocumentUpload {
	#kept: string | undefined;

	private constructor(
		private readonly example: Example,
		readonly deal: string,
		private readonly executionId: string,
	) {}

	/** Sends the form. @param deal its ID in HubSpot, that of a new one unless given; @param name what the form calls it */
	static async send(
		example: Example,
		workflowId: string,
		deal = example.parties.hubspot.add({ dealname: 'Pinjaman' }),
		name = 'pinjaman ',
	): Promise<DocumentUpload> {
		const before = await example.client.executions(workflowId);
		const file = (of: string) => ({ fileName: `${of}.jpg`, content: `picture of a ${of}` });
		const url = `${example.surroundings.url}/form/anycheck-documents`;
		const status = await submitForm(url, [` ${deal} `, name, file('KTP'), file('face')]);
		if (status !== 200) throw new Error(`n8n answered the form with ${status}`);
		const [executionId = ''] = await executionsOf(example.client, workflowId, before.length + 1);
		return new DocumentUpload(example, deal, executionId);
	}

	/** The properties of the deal as HubSpot has them; undefined when there is no such deal. */
	get properties(): Record<string, string> | undefined {
		return this.example.parties.hubspot.deals.get(this.deal)?.properties;
	}

	/** The verification that was created for the deal: its last one, until it is kept. Throws when there is none. */
	get verification(): Verification {
		const id = this.#kept ?? this.properties?.['anycheck_verification_id'] ?? '';
		const record = this.example.sandbox.state.verifications.get(id);
		if (record === undefined) throw new Error('The deal has no verification');
		return record;
	}

	/** Waits until the workflow is parked, and keeps its verification, whatever the deal says later. */
	async created(): Promise<this> {
		await this.parked();
		this.#kept = this.verification.id;
		return this;
	}

	/** Waits until n8n has parked the workflow. */
	async parked(): Promise<void> {
		await untilStatus(this.example.client, this.executionId, ['waiting'], 30_000);
	}

	/** Lets AnyCheck end its work, once the workflow is parked, and report it. */
	async concluded(status: Verification['status'], output_status: string | null): Promise<void> {
		await this.parked();
		Object.assign(this.verification, { output_status });
		this.example.sandbox.state.setStatus(this.verification, status);
	}

	/** The link that the reviewer got, once n8n is ready for the decision. */
	async reviewLink(): Promise<string> {
		const subject = `To review: deal ${this.deal}`;
		const { mail } = this.example.parties;
		const link = (): string | undefined =>
			/https?:\/\/\S+/.exec(mail.mails.find((one) => one.subject === subject)?.text ?? '')?.[0];
		const deadline = Date.now() + 30_000;
		while (link() === undefined && Date.now() < deadline) await delay(50);
		await this.parked();
		return link() ?? '';
	}

	/** The end of the execution that the form started. */
	async finished(): Promise<Execution> {
		return await this.example.finished(this.executionId, 150_000);
	}
}
