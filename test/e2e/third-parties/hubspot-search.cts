import { z } from 'zod';
import { ok, route, type Route } from './exchange.cts';

/** Something in the CRM: its id and the properties that are set. */
export interface HubspotObject {
	id: string;
	properties: Readonly<Record<string, string | undefined>>;
}

/**
 * HubSpot's search of one kind of objects.
 *
 * @param property those that objects of this kind have; any other is refused, as HubSpot does
 * @param objects gives those that there are now
 */
export function searchRoute(
	kind: 'deals' | 'contacts',
	property: z.ZodType<string>,
	objects: () => Iterable<HubspotObject>,
): Route {
	const path = new RegExp(`^/crm/v3/objects/${kind}/search$`);
	const schemas = { body: searchSchema(property), query: z.object({}).passthrough() };
	return route('POST', path, schemas, ({ body }) => {
		const { filterGroups, properties: names, limit, after = '0' } = body;
		const found = [...objects()].filter(({ properties }) =>
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
	});
}

type Filter = { propertyName: string } & (
	{ operator: 'EQ'; value: string } | { operator: 'HAS_PROPERTY' | 'NOT_HAS_PROPERTY' }
);

function searchSchema(property: z.ZodType<string>) {
	const filter = z.discriminatedUnion('operator', [
		z
			.object({ propertyName: property, operator: z.literal('EQ'), value: z.string().min(1) })
			.strict(),
		z.object({ propertyName: property, operator: z.enum(['HAS_PROPERTY', 'NOT_HAS_PROPERTY']) }),
	]);
	return z
		.object({
			filterGroups: z.array(z.object({ filters: z.array(filter).min(1).max(6) }).strict()).max(5),
			sorts: z.array(z.object({ propertyName: property, direction: z.string() }).strict()).max(1),
			properties: z.array(property),
			limit: z.number().int().min(1).max(200),
			after: z.string().regex(/^\d+$/).optional(),
		})
		.strict();
}

function fits(properties: HubspotObject['properties'], one: Filter): boolean {
	const value = properties[one.propertyName];
	if (one.operator === 'EQ') return value === one.value;
	return (value !== undefined) === (one.operator === 'HAS_PROPERTY');
}
