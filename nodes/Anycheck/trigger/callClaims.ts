import {
	sleep,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { isObject, type JsonObject } from '../json/objects';
import type { Claim, SeenDeliveries } from './memory';

/** What n8n itself answers when it has started a workflow. */
const STARTED = { message: 'Workflow was started' };

/** Longer than n8n takes to start an execution. */
const START_WITHIN_MS = 60_000;

/**
 * What one call has claimed, until it is known whether n8n has started the execution.
 *
 * `webhook-helpers` of n8n before 2.8 answer the call, save the static data, and then start the execution. Later ones start
 * it, answer, and save, or answer 500 when it could not be started; the start itself marks static data as unchanged, so that
 * what was written before is never saved. So the claims are committed when n8n reads the answer: in all versions that is
 * right before it saves.
 */
export class CallClaims {
	private readonly claims: Claim[] = [];
	private readonly stored: JsonObject;
	private state: 'here' | 'handedOver' | 'committed' | 'proven' = 'here';

	constructor(
		private readonly context: IWebhookFunctions,
		private readonly seen: SeenDeliveries,
	) {
		this.stored = context.getWorkflowStaticData('node');
	}

	/** Whether the delivery, or the state it tells of, is new; waits for another call that has claimed it. */
	async take(key: string): Promise<boolean> {
		const claim = await this.seen.claim(key, this.stored);
		if (claim !== undefined) this.claims.push(claim);
		return claim !== undefined;
	}

	/** Starts the workflow with the items. */
	handOver(items: INodeExecutionData[]): IWebhookResponseData {
		this.state = 'handedOver';
		this.endWhenAnswered();
		// Who reads the answer before having waited for anything has not started anything.
		let hasWaited = false;
		void sleep(0).then(() => (hasWaited = true));
		const commit = () => {
			this.commit(hasWaited ? 'proven' : 'committed');
		};
		return {
			workflowData: [items],
			get webhookResponse() {
				commit();
				return STARTED;
			},
		};
	}

	/** Lets repeats start what this call has not. To be called in any case; what was handed over ends by itself. */
	end(): void {
		if (this.state === 'here') this.release();
	}

	private endWhenAnswered(): void {
		const response = this.context.getResponseObject();
		const end = () => {
			if (!response.writableFinished) {
				this.callerIsGone();
				return;
			}
			if (response.statusCode < 400) this.commit('proven');
			// An n8n that can neither save nor start anything answers all the same, if it answers first.
			if (this.state === 'committed' && isUnsaved(this.context)) this.revoke();
			this.release();
		};
		if (response.destroyed) end();
		else response.once('close', end);
	}

	/** n8n goes on all the same, but whether it fails is not to be learned any more. */
	private callerIsGone(): void {
		if (this.state !== 'handedOver') this.release();
		else void sleep(START_WITHIN_MS).then(() => this.release());
	}

	private commit(state: 'committed' | 'proven'): void {
		if (this.state !== 'handedOver') return;
		this.state = state;
		for (const claim of this.claims) claim.commit(this.stored);
		if (this.context.getResponseObject().destroyed) this.release();
	}

	private revoke(): void {
		for (const claim of this.claims) claim.revoke();
	}

	private release(): void {
		for (const claim of this.claims) claim.release();
	}
}

/** Whether n8n could not save the static data, which it then still takes for changed. */
function isUnsaved(context: IWebhookFunctions): boolean {
	const workflow: unknown = 'workflow' in context ? context.workflow : undefined;
	if (!isObject(workflow) || !isObject(workflow.staticData)) return false;
	return workflow.staticData.__dataChanged === true;
}
