import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../../sandbox/index.cts';
import { CREDENTIAL_TYPE, readExample, type Variant } from '../../../../scripts/demo/examples.cts';
import { examplesFolder } from '../../../../scripts/demo/folders.cts';
import { N8nClient, type CredentialInput } from '../../../../scripts/n8n/client.cts';
import type { Execution } from '../../../../scripts/n8n/execution.cts';
import {
	withCredential,
	withFilesFolder,
	type WorkflowJson,
} from '../../../../scripts/n8n/workflow.cts';
import { loginData } from '../../harness/context.cts';
import { REVIEWERS } from '../../harness/people.cts';
import { FORM_LOGIN } from './form.cts';
import { noteInLedger } from './ledger.cts';
import { openParties, type Parties } from './parties.cts';
import { untilStatus } from './status.cts';
import { surroundingsSchema, SURROUNDINGS_VARIABLE, type Surroundings } from './surroundings.cts';

const ENDED = ['success', 'error', 'canceled', 'crashed'];
const NOTE_TYPE = 'n8n-nodes-base.stickyNote';

export interface ExampleOptions {
	/** Those of the n8n that all suites share, unless given. */
	surroundings?: Surroundings;
	/** The one for production, unless given. */
	variant?: Variant;
	/** What is special about this suite, for the summary. */
	label?: string;
}

/** One example workflow in the real n8n, with everything around it standing in. */
export class Example {
	readonly #executed = new Set<string>();
	#executions = 0;
	/** Requests to AnyCheck before the last reset. */
	#formerRequests = 0;
	#client: N8nClient;

	private constructor(
		readonly name: string,
		readonly surroundings: Surroundings,
		readonly sandbox: Sandbox,
		readonly parties: Parties,
		/** The workflow as it is delivered. */
		readonly workflow: WorkflowJson,
		client: N8nClient,
	) {
		this.#client = client;
	}

	static async open(
		name: string,
		{ surroundings = sharedSurroundings(), variant = 'production', label }: ExampleOptions = {},
	): Promise<Example> {
		const sandbox = await startSandbox();
		const parties = await openParties(surroundings);
		const workflow = await readExample(join(examplesFolder, name), variant);
		const client = await N8nClient.connect(surroundings.url);
		const title = titleOf(name, variant);
		const told = label === undefined ? title : `${title} (${label})`;
		return new Example(told, surroundings, sandbox, parties, workflow, client);
	}

	get client(): N8nClient {
		return this.#client;
	}

	/** Signs in again, after n8n was started again. */
	async reconnect(): Promise<void> {
		this.#client = await N8nClient.connect(this.surroundings.url);
	}

	/** Imports the workflow as a user would: files, credentials, and the changes given. Gives its id in n8n. */
	async import(change: (workflow: WorkflowJson) => WorkflowJson = (same) => same): Promise<string> {
		let workflow = withFilesFolder(change(this.workflow), this.surroundings.filesFolder);
		for (const credential of this.credentials()) {
			const id = await this.client.saveCredential(credential);
			workflow = withCredential(workflow, credential.type, { id, name: credential.name });
		}
		return await this.client.saveWorkflow(workflow);
	}

	/** Runs the workflow from one of its triggers to its end. */
	async run(workflowId: string, trigger: string): Promise<Execution> {
		return await this.finished(await this.client.start(workflowId, trigger));
	}

	/** Waits for the end of an execution, and notes which nodes it ran. */
	async finished(executionId: string, withinMs = 120_000): Promise<Execution> {
		await untilStatus(this.client, executionId, ENDED, withinMs);
		const execution = await this.client.execution(executionId);
		for (const node of Object.keys(execution.runs)) this.#executed.add(node);
		this.#executions += 1;
		return execution;
	}

	/** Everything as at the start, but for what was imported into n8n. */
	reset(): void {
		this.#formerRequests += this.sandbox.record.total;
		this.sandbox.reset();
		this.parties.reset();
	}

	/** What went wrong with requests although the workflow may have ended well; anything is a mistake. */
	complaints(): string[] {
		return [...this.parties.complaints(), ...this.sandbox.record.contractErrors];
	}

	/** Names of the nodes that no execution has run so far. */
	unexecuted(): string[] {
		return this.nodes().filter((node) => !this.#executed.has(node));
	}

	/** Notes in the summary what has been executed, if anything, and ends everything but n8n. */
	async close(): Promise<void> {
		const toAnycheck = this.#formerRequests + this.sandbox.record.total;
		const requests = { AnyCheck: toAnycheck, ...this.parties.counts() };
		const nodes = this.nodes().length;
		const executed = nodes - this.unexecuted().length;
		const entry = { example: this.name, nodes, executed, executions: this.#executions, requests };
		if (this.#executions > 0) await noteInLedger(this.surroundings.ledgerFile, entry);
		await this.parties.close();
		await this.sandbox.close();
	}

	private nodes(): string[] {
		return this.workflow.nodes.filter(({ type }) => type !== NOTE_TYPE).map(({ name }) => name);
	}

	/** Gives the imported workflow's account a secret, by which the reports of its verifications are signed. */
	async useWebhookSecret(webhookSecret: string): Promise<void> {
		await this.changeAccount({ webhookSecret });
	}

	/** Saves the imported workflow's account with other fields than it is imported with. */
	async changeAccount(fields: Record<string, unknown>): Promise<void> {
		await this.client.saveCredential(this.account(fields));
	}

	private account(fields: Record<string, unknown> = {}): CredentialInput {
		const data = { ...loginData(this.sandbox.url), ...fields };
		return { type: CREDENTIAL_TYPE, name: 'Anycheck account', data };
	}

	private credentials(): CredentialInput[] {
		const form = {
			type: 'httpBasicAuth',
			name: 'Correction form',
			data: { user: FORM_LOGIN.username, password: FORM_LOGIN.password },
		};
		return [this.account(), form, REVIEWERS, ...this.parties.credentials];
	}
}

/** What the summary calls a workflow of an example. */
export function titleOf(name: string, variant: Variant): string {
	return variant === 'simple' ? `${name}, simple` : name;
}

export function sharedSurroundings(): Surroundings {
	return surroundingsSchema.parse(JSON.parse(process.env[SURROUNDINGS_VARIABLE] ?? 'null'));
}
