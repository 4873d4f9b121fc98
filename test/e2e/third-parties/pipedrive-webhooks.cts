import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { z } from 'zod';
import { ok, route, type Route } from './exchange.cts';

/** What a receiver asks Pipedrive for. */
const subscription = z
	.object({
		event_action: z.enum(['create', 'change', 'delete', '*']),
		event_object: z.enum(['deal', 'lead', 'note', 'organization', 'person', 'stage', '*']),
		// Nothing but the n8n on this machine is ever called.
		subscription_url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+\//),
	})
	.strict();

type Subscription = z.infer<typeof subscription>;

const none = z.undefined();
const ALL = /^\/v1\/webhooks$/;
const ONE = /^\/v1\/webhooks\/(?<id>\d+)$/;

/** A change of a deal: what it is now, and those of its fields that were different. */
export interface DealChange {
	source: 'app' | 'api';
	data: { id: number };
	previous: object;
}

/** Pipedrive's webhooks, which are managed in its API v1 and report in version 2. */
export class PipedriveWebhooks {
	readonly receivers = new Map<number, Subscription>();
	readonly routes: readonly Route[];
	/** Status of each answer to a report; undefined when none came. */
	answers: (number | undefined)[] = [];
	private readonly pending = new Set<Promise<void>>();
	private count = 0;

	/** @param query that each call has to have */
	constructor(query: z.AnyZodObject) {
		this.routes = [
			route('GET', ALL, { body: none, query }, () => {
				const data = [...this.receivers].map(([id, receiver]) => ({ id, ...receiver }));
				return ok({ success: true, data });
			}),
			route('POST', ALL, { body: subscription, query }, ({ body }) => {
				this.count += 1;
				this.receivers.set(this.count, body);
				return ok({ success: true, data: { id: this.count, ...body } });
			}),
			route('DELETE', ONE, { body: none, query }, ({ groups }) => {
				const success = this.receivers.delete(Number(groups.id));
				return { status: success ? 200 : 404, json: { success } };
			}),
		];
	}

	/** Tells all who want to know about changes of deals. Nobody waits for it, as with the real one. */
	report(change: DealChange): void {
		for (const [id, { event_action, event_object, subscription_url }] of this.receivers) {
			if (!['change', '*'].includes(event_action)) continue;
			if (!['deal', '*'].includes(event_object)) continue;
			const told = this.post(subscription_url, { ...bodyOf(change, id) }).finally(() => {
				this.pending.delete(told);
			});
			this.pending.add(told);
		}
	}

	/** Resolves when every report is answered. */
	async idle(): Promise<void> {
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	private async post(url: string, body: object): Promise<void> {
		const options = { proxy: false, validateStatus: () => true } as const;
		const answer = await axios.post(url, body, options).catch(() => undefined);
		this.answers.push(answer?.status);
	}
}

function bodyOf({ source, data, previous }: DealChange, webhookId: number): object {
	const meta = {
		action: 'change',
		entity: 'deal',
		entity_id: String(data.id),
		id: randomUUID(),
		timestamp: new Date().toISOString(),
		type: 'general',
		version: '2.0',
		webhook_id: String(webhookId),
		change_source: source,
		is_bulk_edit: false,
		attempt: 1,
	};
	return { meta, data, previous };
}
