import { z } from 'zod';
import type { FaultMatch } from '../../../sandbox/faults/types.cts';
import { ok, route, type PartyAnswer, type PartyRequest, type Route } from './exchange.cts';
import { searchRoute } from './hubspot-search.cts';
import { ThirdParty } from './party.cts';

const TOKEN = 'pat-stand-in';
const OURS = ['anycheck_verification_id', 'anycheck_status', 'anycheck_note'] as const;
/** Properties that the deals and contacts of this account have; any other is refused, as HubSpot does. */
const property = z.enum(['dealname', 'dealstage', 'createdate', ...OURS]);
const contactProperty = z.enum(['email', 'lifecyclestage', 'createdate', ...OURS]);
const change = z
	.object({ properties: z.array(z.object({ name: property, value: z.string() }).strict()) })
	.strict();
const contactChange = z
	.object({
		properties: z.array(z.object({ property: contactProperty, value: z.string() }).strict()),
	})
	.strict();
const DEAL = /^\/deals\/v1\/deal\/(?<id>\d+)$/;
const anything = z.object({}).passthrough();

/** A deal: its id and the properties that are set. */
export interface HubspotDeal {
	id: string;
	properties: Partial<Record<z.infer<typeof property>, string>>;
}

/** A contact: its id and the properties that are set. */
export interface HubspotContact {
	id: string;
	properties: Partial<Record<z.infer<typeof contactProperty>, string>>;
}

/** HubSpot's CRM: the search of deals and contacts, and the older calls by which n8n changes one. */
export class Hubspot extends ThirdParty {
	readonly name = 'HubSpot';
	readonly hosts = ['api.hubapi.com'];
	readonly credential = {
		type: 'hubspotAppToken',
		name: 'HubSpot account',
		data: { appToken: TOKEN },
	};
	deals = new Map<string, HubspotDeal>();
	/** By email address. */
	contacts = new Map<string, HubspotContact>();

	protected readonly routes: readonly Route[] = [
		searchRoute('deals', property, () => this.deals.values()),
		searchRoute('contacts', contactProperty, () => this.contacts.values()),
		route('GET', DEAL, { body: z.undefined(), query: anything }, ({ groups }) => {
			const deal = this.deals.get(groups.id ?? '');
			if (deal === undefined) return this.refusal(404, 'Deal does not exist');
			const properties = Object.entries(deal.properties).map(([name, value]) => [name, { value }]);
			return ok({ dealId: Number(deal.id), properties: Object.fromEntries(properties) as object });
		}),
		route('PUT', DEAL, { body: change, query: anything }, (asked) => {
			const deal = this.deals.get(asked.groups.id ?? '');
			if (deal === undefined) return this.refusal(404, 'Deal does not exist');
			for (const { name, value } of asked.body.properties) set(deal.properties, name, value);
			return ok({ portalId: 1, dealId: Number(deal.id), properties: deal.properties });
		}),
		route(
			'POST',
			/^\/contacts\/v1\/contact\/createOrUpdate\/email\/(?<email>[^/]+)$/,
			{ body: contactChange, query: anything },
			({ body, groups: { email = '' } }) => {
				const isNew = !this.contacts.has(email);
				const contact = this.contacts.get(email) ?? this.addContact({ email });
				for (const one of body.properties) set(contact.properties, one.property, one.value);
				return ok({ vid: Number(contact.id), isNew });
			},
		),
		route(
			'GET',
			/^\/contacts\/v1\/contact\/vid\/(?<vid>\d+)\/profile$/,
			{ body: z.undefined(), query: anything },
			({ groups }) => ok({ vid: Number(groups.vid), properties: {} }),
		),
	];

	/** Adds a deal. @returns its id */
	add(properties: HubspotDeal['properties']): string {
		const id = String(9_000_000_001 + this.deals.size);
		this.deals.set(id, { id, properties });
		return id;
	}

	/** Adds a contact, or replaces the one with this address. */
	addContact(properties: HubspotContact['properties'] & { email: string }): HubspotContact {
		const contact = { id: String(501 + this.contacts.size), properties };
		this.contacts.set(properties.email, contact);
		return contact;
	}

	override reset(): void {
		super.reset();
		this.deals.clear();
		this.contacts.clear();
	}

	/** Refuses requests as HubSpot does when there are too many in a second. */
	limitRate(match: FaultMatch): void {
		const message = 'You have reached your secondly limit.';
		const json = { status: 'error', message, errorType: 'RATE_LIMIT', policyName: 'SECONDLY' };
		this.interrupt({ match, answer: { status: 429, json } });
	}

	/** Refuses changes for good, as HubSpot does when a property is missing. */
	refuseChange(path: RegExp): void {
		const message = 'Property values were not valid';
		this.interrupt({
			match: { path },
			answer: { status: 400, json: { status: 'error', message, category: 'VALIDATION_ERROR' } },
		});
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

/** HubSpot takes an empty value for none. */
function set<Name extends string>(
	properties: Partial<Record<Name, string>>,
	name: Name,
	value: string,
): void {
	if (value === '') Reflect.deleteProperty(properties, name);
	else properties[name] = value;
}
