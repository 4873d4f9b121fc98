import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { gte } from 'semver';
import { OWNER } from './account.cts';
import { readExecution, type Execution } from './execution.cts';
import { N8nRest } from './rest.cts';
import type { WorkflowJson } from './workflow.cts';

const idSchema = z.object({ id: z.coerce.string() });
const namedSchema = z.array(z.object({ id: z.coerce.string(), name: z.string() }));
const settingsSchema = z.object({
	userManagement: z.object({ showSetupOnFirstLoad: z.boolean().optional() }),
});
const versionSchema = z.object({ versionCli: z.string() });
const savedWorkflowSchema = z.object({ id: z.string(), versionId: z.string() });
const publicationSchema = z.object({ status: z.string(), liveVersionId: z.string().nullish() });
const startedSchema = z.object({ executionId: z.coerce.string() });
const listSchema = z.object({
	results: z.array(z.object({ id: z.coerce.string() })),
	/** Newer n8n only, and null on its last page. */
	nextCursor: z.string().nullish(),
	count: z.number(),
});
const testResultSchema = z.object({ status: z.string(), message: z.string() });
const LIVE_WITHIN_MS = 30_000;
const STORED_WITHIN_MS = 60_000;
const PAGE = 100;

// From these n8n on, its REST interface does so.
const RUNS_SAVED = '2.12.0';
const PUBLISHES_LATER = '2.30.0';
const PAGES_BY_CURSOR = '2.41.0';
const FINISHED = new Set(['success', 'error', 'canceled', 'crashed']);

/** n8n 2.20 fails when it is asked for an execution that it has only begun to store. */
function isUnstored(error: unknown): boolean {
	return error instanceof Error && error.message.includes("(reading 'resultData')");
}

/** A credential as typed into n8n's credential window. */
export interface CredentialInput {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** What a person does in n8n's editor, for scripts and tests. Methods throw an Error with n8n's message. */
export class N8nClient {
	readonly rest: N8nRest;

	private constructor(
		rest: N8nRest,
		/** Of n8n, e.g. `2.41.1`. */
		readonly version: string,
	) {
		this.rest = rest;
	}

	/** Logs in as the owner; on a new n8n the owner's account is made first. */
	static async connect(url: string): Promise<N8nClient> {
		const rest = new N8nRest(url);
		const settings = settingsSchema.parse(await rest.send('GET', '/settings'));
		if (settings.userManagement.showSetupOnFirstLoad === true) {
			await rest.send('POST', '/owner/setup', OWNER);
		} else {
			const { email, password } = OWNER;
			await rest.send('POST', '/login', { emailOrLdapLoginId: email, password });
		}
		// Some n8n tells its version only to those who have signed in.
		const { versionCli } = versionSchema.parse(await rest.send('GET', '/settings'));
		return new N8nClient(rest, versionCli);
	}

	/** Saves a credential, replacing the one of the same name; gives its id. */
	async saveCredential(input: CredentialInput): Promise<string> {
		const known = namedSchema.parse(await this.rest.send('GET', '/credentials'));
		const existing = known.find(({ name }) => name === input.name);
		const saved =
			existing === undefined
				? await this.rest.send('POST', '/credentials', input)
				: await this.rest.send('PATCH', `/credentials/${existing.id}`, input);
		return idSchema.parse(saved).id;
	}

	/** n8n's own credential test, as its window runs it on "Save". */
	async testCredential(
		id: string,
		input: CredentialInput,
	): Promise<{ status: string; message: string }> {
		return testResultSchema.parse(
			await this.rest.send('POST', '/credentials/test', { credentials: { id, ...input } }),
		);
	}

	/** Saves a workflow, replacing the one of the same id; gives its id. */
	async saveWorkflow(workflow: WorkflowJson): Promise<string> {
		const known = namedSchema.parse(await this.rest.send('GET', '/workflows'));
		const { id } = workflow;
		if (id !== undefined && known.some((other) => other.id === id)) {
			return idSchema.parse(
				await this.rest.send('PATCH', `/workflows/${id}?forceSave=true`, workflow),
			).id;
		}
		// n8n 1 does not take a workflow that does not say whether it is active.
		const created = { active: false, ...workflow };
		return idSchema.parse(await this.rest.send('POST', '/workflows', created)).id;
	}

	/** Publishes a workflow and waits until its webhooks and schedules are live, which newer n8n does in the background. */
	async activate(workflowId: string): Promise<void> {
		const { versionId } = savedWorkflowSchema.parse(
			await this.rest.send('GET', `/workflows/${workflowId}`),
		);
		await this.rest.send('POST', `/workflows/${workflowId}/activate`, { versionId });
		if (!gte(this.version, PUBLISHES_LATER)) return;
		const deadline = Date.now() + LIVE_WITHIN_MS;
		while (Date.now() < deadline) {
			const answer = await this.rest.send('GET', `/workflows/${workflowId}/publication-status`);
			const { status, liveVersionId } = publicationSchema.parse(answer);
			if (status === 'published' && liveVersionId === versionId) return;
			if (status === 'failed' || status === 'partial')
				throw new Error(`n8n could not publish workflow ${workflowId}.`);
			await delay(100);
		}
		throw new Error(`Workflow ${workflowId} was not live within ${LIVE_WITHIN_MS / 1000} seconds.`);
	}

	/** Runs a workflow from one of its triggers, as the editor's button does; gives the execution's id. */
	async start(workflowId: string, trigger: string): Promise<string> {
		// Older n8n runs what the editor shows, newer ones what is saved.
		const workflowData = gte(this.version, RUNS_SAVED)
			? undefined
			: await this.rest.send('GET', `/workflows/${workflowId}`);
		const body = { workflowData, triggerToStartFrom: { name: trigger } };
		return startedSchema.parse(await this.rest.send('POST', `/workflows/${workflowId}/run`, body))
			.executionId;
	}

	/** Runs a workflow from one of its triggers to its end. */
	async run(workflowId: string, trigger: string, withinMs?: number): Promise<Execution> {
		return await this.finished(await this.start(workflowId, trigger), withinMs);
	}

	async execution(id: string): Promise<Execution> {
		const deadline = Date.now() + STORED_WITHIN_MS;
		for (;;) {
			try {
				return readExecution(await this.rest.send('GET', `/executions/${id}`));
			} catch (error) {
				if (!isUnstored(error) || Date.now() > deadline) throw error;
				await delay(100);
			}
		}
	}

	/** Waits until an execution has ended; throws when it does not within `withinMs` (default two minutes). */
	async finished(id: string, withinMs = 120_000): Promise<Execution> {
		const deadline = Date.now() + withinMs;
		for (let pauseMs = 25; Date.now() < deadline; pauseMs = Math.min(2 * pauseMs, 250)) {
			const execution = await this.execution(id);
			if (FINISHED.has(execution.status)) return execution;
			await delay(pauseMs);
		}
		throw new Error(`Execution ${id} did not end within ${withinMs / 1000} seconds.`);
	}

	/** The newest execution of a workflow, for those that a webhook started. */
	async lastExecution(workflowId: string): Promise<string | undefined> {
		return (await this.executionPage(workflowId, 1)).results[0]?.id;
	}

	/** How many executions of a workflow have ended or wait. */
	async executionCount(workflowId: string): Promise<number> {
		return (await this.executionPage(workflowId, 1)).count;
	}

	/**
	 * Ids of a workflow's executions, newest first. With several workers some may be missing from the second hundred on: n8n
	 * sorts a page by the time of start, and begins the next one at an ID.
	 */
	async executions(workflowId: string): Promise<string[]> {
		const ids = new Set<number>();
		let cursor: string | undefined;
		do {
			const { results, nextCursor } = await this.executionPage(workflowId, PAGE, cursor);
			for (const { id } of results) ids.add(Number(id));
			const hasMore = nextCursor === undefined && results.length === PAGE;
			cursor = nextCursor ?? (hasMore ? String(Math.min(...ids)) : undefined);
		} while (cursor !== undefined);
		return [...ids].sort((one, other) => other - one).map(String);
	}

	private async executionPage(
		workflowId: string,
		limit: number,
		cursor?: string,
	): Promise<z.infer<typeof listSchema>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		// Older n8n gives those with smaller IDs than this one, in any order.
		const name = gte(this.version, PAGES_BY_CURSOR) ? 'cursor' : 'lastId';
		const from = cursor === undefined ? '' : `&${name}=${encodeURIComponent(cursor)}`;
		const path = `/executions?filter=${filter}&limit=${limit}${from}`;
		return listSchema.parse(await this.rest.send('GET', path));
	}
}
