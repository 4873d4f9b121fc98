import { z } from 'zod';
import type { FaultMatch } from '../../../sandbox/faults/types.cts';
import { ok, route, type PartyAnswer, type PartyRequest, type Route } from './exchange.cts';
import { ThirdParty } from './party.cts';
import { PipedriveWebhooks } from './pipedrive-webhooks.cts';

const TOKEN = 'stand-in-token';
/** Custom fields of this account's deals: Pipedrive knows them by a key, people by a name. */
const FIELDS = {
	'AnyCheck verification': 'a1f0c5d1e2b34c6d8e9f0a1b2c3d4e5f60718293',
	'AnyCheck status': 'b2f0c5d1e2b34c6d8e9f0a1b2c3d4e5f60718293',
	'AnyCheck note': 'c3f0c5d1e2b34c6d8e9f0a1b2c3d4e5f60718293',
} as const;

export type PipedriveField = keyof typeof FIELDS;

const key = z.enum(Object.values(FIELDS) as [string, ...string[]]);
const token = { api_token: z.string() };
const page = {
	...token,
	limit: z.coerce.number().int().min(1).max(500),
	cursor: z.string().optional(),
};
const listQuery = z
	.object({ ...page, status: z.enum(['open', 'won', 'lost']).optional() })
	.strict();
const change = z.object({ custom_fields: z.record(key, z.string().max(255)) }).strict();
const none = z.undefined();
const DEAL = /^\/api\/v2\/deals\/(?<id>\d+)$/;

/** A deal as people see it. */
export interface PipedriveDeal {
	id: number;
	title: string;
	stage_id: number;
	status: 'open' | 'won' | 'lost';
	fields: Partial<Record<PipedriveField, string>>;
}

/** Pipedrive: its API v2 for the open deals and their custom fields, and webhooks, which it has in v1 only. */
export class Pipedrive extends ThirdParty {
	readonly name = 'Pipedrive';
	readonly hosts = ['api.pipedrive.com'];
	readonly credential = {
		type: 'pipedriveApi',
		name: 'Pipedrive account',
		data: { apiToken: TOKEN },
	};
	deals = new Map<number, PipedriveDeal>();
	readonly webhooks = new PipedriveWebhooks(z.object(token).strict());

	protected readonly routes: readonly Route[] = [
		route('GET', /^\/api\/v2\/dealFields$/, { body: none, query: z.object(page).strict() }, () => {
			const field_type = 'varchar';
			const fields = Object.entries(FIELDS).map(([field_name, field_code]) => ({
				field_name,
				field_code,
				field_type,
			}));
			return ok({ success: true, data: fields, additional_data: { next_cursor: null } });
		}),
		route('GET', /^\/api\/v2\/deals$/, { body: none, query: listQuery }, ({ query }) => {
			const from = Number(query.cursor ?? 0);
			const all = [...this.deals.values()].filter(
				({ status }) => query.status === undefined || status === query.status,
			);
			const until = from + query.limit;
			const next_cursor = until < all.length ? String(until) : null;
			const data = all.slice(from, until).map(shown);
			return ok({ success: true, data, additional_data: { next_cursor } });
		}),
		route('GET', DEAL, { body: none, query: z.object(token).strict() }, ({ groups }) => {
			const deal = this.deals.get(Number(groups.id));
			if (deal === undefined) return this.refusal(404, 'Deal not found');
			return ok({ success: true, data: shown(deal) });
		}),
		route('PATCH', DEAL, { body: change, query: z.object(token).strict() }, (asked) => {
			const deal = this.deals.get(Number(asked.groups.id));
			if (deal === undefined) return this.refusal(404, 'Deal not found');
			this.write(deal, asked.body.custom_fields);
			return ok({ success: true, data: shown(deal) });
		}),
		...this.webhooks.routes,
	];

	/** Adds an open deal. @returns its id */
	add(stage_id: number, fields: PipedriveDeal['fields']): number {
		const id = this.deals.size + 1;
		this.deals.set(id, { id, title: `Pinjaman ${id}`, stage_id, status: 'open', fields });
		return id;
	}

	/** What somebody does to a deal in Pipedrive. Throws when there is no such deal. */
	edit(id: number, to: Partial<Pick<PipedriveDeal, 'stage_id' | 'status' | 'title'>>): void {
		const deal = this.deals.get(id);
		if (deal === undefined) throw new Error(`There is no deal ${id}`);
		const before = Object.entries({ ...deal });
		const previous = Object.fromEntries(before.filter(([name]) => name in to));
		Object.assign(deal, to);
		this.webhooks.report({ source: 'app', data: reported(deal), previous });
	}

	/** Who is told about changes stays: that belongs to the published workflow. */
	override reset(): void {
		super.reset();
		this.deals.clear();
		this.webhooks.answers = [];
	}

	/** Refuses requests as Pipedrive does when there are too many in two seconds. */
	limitRate(match: FaultMatch): void {
		const json = { success: false, error: 'Request over limit', code: 429 };
		this.interrupt({ match, answer: { status: 429, json } });
	}

	/** Refuses changes of a deal for good, as Pipedrive does when a value does not fit its field. */
	refuseChange(id: number): void {
		const match = { method: 'PATCH', path: new RegExp(`/deals/${id}$`) };
		this.interrupt({ match, answer: this.refusal(400, 'Validation failed') });
	}

	/** Pipedrive also reports what was changed through its API. */
	private write(deal: PipedriveDeal, values: Readonly<Record<string, string>>): void {
		const before = reported(deal).custom_fields;
		for (const name of Object.keys(FIELDS) as PipedriveField[]) {
			const value = values[FIELDS[name]];
			if (value === '') Reflect.deleteProperty(deal.fields, name);
			else if (value !== undefined) deal.fields[name] = value;
		}
		const changed = Object.entries(before).filter(([code]) => code in values);
		const previous = { custom_fields: Object.fromEntries(changed) };
		this.webhooks.report({ source: 'api', data: reported(deal), previous });
	}

	protected refusal(status: 400 | 404, message: string): PartyAnswer {
		return { status, json: { success: false, error: message } };
	}

	protected unauthorized({ query }: PartyRequest): PartyAnswer | undefined {
		if (query.api_token === TOKEN) return undefined;
		return { status: 401, json: { success: false, error: 'unauthorized access' } };
	}
}

/** A deal as the API shows it. */
function shown({ id, title, stage_id, status, fields }: PipedriveDeal): object {
	const custom_fields = byCode((name) => fields[name] ?? null);
	return { id, title, stage_id, status, custom_fields };
}

/** A deal as a webhook shows it, where values come with their type. */
function reported({ id, title, stage_id, status, fields }: PipedriveDeal) {
	const custom_fields = byCode((name) =>
		fields[name] === undefined ? null : { type: 'varchar', value: fields[name] },
	);
	return { id, title, stage_id, status, custom_fields };
}

function byCode<Value>(valueOf: (name: PipedriveField) => Value): Record<string, Value> {
	const names = Object.keys(FIELDS) as PipedriveField[];
	return Object.fromEntries(names.map((name) => [FIELDS[name], valueOf(name)]));
}
