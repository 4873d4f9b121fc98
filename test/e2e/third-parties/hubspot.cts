import { z } from 'zod';
import type { FaultMatch } from '../../../sandbox/faults/types.cts';
import { ok, route, type PartyAnswer, type PartyRequest, type Route } from './exchange.cts';
import { ThirdParty } from './party.cts';

const TOKEN = 'pat-stand-in';
/** Properties that the deals of this account have; any other is refused, as HubSpot does. */
const property = z.enum([
	'dealname',
	'dealstage',
	'createdate',
	'anycheck_verification_id',
	'anycheck_status',
	'anycheck_note',
]);
const filter = z.discriminatedUnion('operator', [
	z
		.object({ propertyName: property, operator: z.literal('EQ'), value: z.string().min(1) })
		.strict(),
	z.object({ propertyName: property, operator: z.enum(['HAS_PROPERTY', 'NOT_HAS_PROPERTY']) }),
]);
const search = z
	.object({
		filterGroups: z.array(z.object({ filters: z.array(filter).min(1).max(6) }).strict()).max(5),
		sorts: z.array(z.object({ propertyName: property, direction: z.string() }).strict()).max(1),
		properties: z.array(property),
		limit: z.number().int().min(1).max(200),
		after: z.string().regex(/^\d+$/).optional(),
	})
	.strict();
const change = z
	.object({ properties: z.array(z.object({ name: property, value: z.string() }).strict()) })
	.strict();
const anything = z.object({}).passthrough();

type Filter = z.infer<typeof filter>;

/** A deal: its id and the properties that are set. */
export interface HubspotDeal {
	id: string;
	properties: Partial<Record<z.infer<typeof property>, string>>;
}

/** HubSpot's CRM: the search of deals, and the older call by which n8n changes one. */
export class Hubspot extends ThirdParty {
	readonly name = 'HubSpot';
	readonly hosts = ['api.hubapi.com'];
	readonly credential = {
		type: 'hubspotAppToken',
		name: 'HubSpot account',
		data: { appToken: TOKEN },
	};
	deals = new Map<string, HubspotDeal>();

	protected readonly routes: readonly Route[] = [
		route(
			'POST',
			/^\/crm\/v3\/objects\/deals\/search$/,
			{ body: search, query: anything },
			({ body }) => {
				const { filterGroups, properties: names, limit, after = '0' } = body;
				const found = [...this.deals.values()].filter(({ properties }) =>
					filterGroups.some(({ filters }) => filters.every((one) => fits(properties, one))),
				);
				const until = Number(after) + limit;
				const results = found.slice(Number(after), until).map(({ id, properties }) => ({
					id,
					properties: Object.fromEntries(names.map((name) => [name, properties[name] ?? null])),
					archived: false,
				}));
				const paging = { next: { after: String(until) } };
				return ok({ total: found.length, results, ...(until < found.length && { paging }) });
			},
		),
		route('PUT', /^\/deals\/v1\/deal\/(?<id>\d+)$/, { body: change, query: anything }, (asked) => {
			const deal = this.deals.get(asked.groups.id ?? '');
			if (deal === undefined) return this.refusal(404, 'Deal does not exist');
			for (const { name, value } of asked.body.properties) {
				if (value === '') Reflect.deleteProperty(deal.properties, name);
				else deal.properties[name] = value;
			}
			return ok({ portalId: 1, dealId: Number(deal.id), properties: deal.properties });
		}),
	];

	/** Adds a deal. @returns its id */
	add(properties: HubspotDeal['properties']): string {
		const id = String(9_000_000_001 + this.deals.size);
		this.deals.set(id, { id, properties });
		return id;
	}

	override reset(): void {
		super.reset();
		this.deals.clear();
	}

	/** Refuses requests as HubSpot does when there are too many in a second. */
	limitRate(match: FaultMatch): void {
		const message = 'You have reached your secondly limit.';
		const json = { status: 'error', message, errorType: 'RATE_LIMIT', policyName: 'SECONDLY' };
		this.interrupt({ match, answer: { status: 429, json } });
	}

	protected refusal(status: 400 | 404, message: string): PartyAnswer {
		const category = status === 400 ? 'VALIDATION_ERROR' : 'OBJECT_NOT_FOUND';
		return { status, json: { status: 'error', message, category } };
	}

	protected unauthorized({ headers }: PartyRequest): PartyAnswer | undefined {
		if (headers.authorization === `Bearer ${TOKEN}`) return undefined;
		return { status: 401, json: { status: 'error', category: 'INVALID_AUTHENTICATION' } };
	}
}

function fits(properties: HubspotDeal['properties'], one: Filter): boolean {
	const value = properties[one.propertyName];
	if (one.operator === 'EQ') return value === one.value;
	return (value !== undefined) === (one.operator === 'HAS_PROPERTY');
}
