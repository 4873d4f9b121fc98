import { z } from 'zod';
import type { FaultMatch } from '../../../sandbox/faults/types.cts';
import { ok, route, type PartyAnswer, type PartyRequest, type Route } from './exchange.cts';
import { ThirdParty } from './party.cts';

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

/** A deal as people see it. */
export interface PipedriveDeal {
	id: number;
	title: string;
	stage_id: number;
	fields: Partial<Record<PipedriveField, string>>;
}

/** Pipedrive's API v2: the open deals, and their custom fields. */
export class Pipedrive extends ThirdParty {
	readonly name = 'Pipedrive';
	readonly hosts = ['api.pipedrive.com'];
	readonly credential = {
		type: 'pipedriveApi',
		name: 'Pipedrive account',
		data: { apiToken: TOKEN },
	};
	deals = new Map<number, PipedriveDeal>();

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
			const all = [...this.deals.values()];
			const until = from + query.limit;
			const next_cursor = until < all.length ? String(until) : null;
			const data = all.slice(from, until).map(shown);
			return ok({ success: true, data, additional_data: { next_cursor } });
		}),
		route(
			'PATCH',
			/^\/api\/v2\/deals\/(?<id>\d+)$/,
			{ body: change, query: z.object(token).strict() },
			({ body, groups }) => {
				const deal = this.deals.get(Number(groups.id));
				if (deal === undefined) return this.refusal(404, 'Deal not found');
				for (const name of Object.keys(FIELDS) as PipedriveField[]) {
					const value = body.custom_fields[FIELDS[name]];
					if (value === '') Reflect.deleteProperty(deal.fields, name);
					else if (value !== undefined) deal.fields[name] = value;
				}
				return ok({ success: true, data: shown(deal) });
			},
		),
	];

	/** Adds an open deal. @returns its id */
	add(stage_id: number, fields: PipedriveDeal['fields']): number {
		const id = this.deals.size + 1;
		this.deals.set(id, { id, title: `Pinjaman ${id}`, stage_id, fields });
		return id;
	}

	override reset(): void {
		super.reset();
		this.deals.clear();
	}

	/** Refuses requests as Pipedrive does when there are too many in two seconds. */
	limitRate(match: FaultMatch): void {
		const json = { success: false, error: 'Request over limit', code: 429 };
		this.interrupt({ match, answer: { status: 429, json } });
	}

	protected refusal(status: 400 | 404, message: string): PartyAnswer {
		return { status, json: { success: false, error: message } };
	}

	protected unauthorized({ query }: PartyRequest): PartyAnswer | undefined {
		if (query.api_token === TOKEN) return undefined;
		return { status: 401, json: { success: false, error: 'unauthorized access' } };
	}
}

function shown({ id, title, stage_id, fields }: PipedriveDeal): object {
	const custom = Object.entries(FIELDS).map(([name, code]) => [
		code,
		fields[name as PipedriveField] ?? null,
	]);
	return {
		id,
		title,
		stage_id,
		status: 'open',
		custom_fields: Object.fromEntries(custom) as object,
	};
}
