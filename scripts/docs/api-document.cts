/** What is read of the OpenAPI document. */
export interface ApiDocument {
	paths: Paths;
	webhooks: Paths;
	components: { schemas: Record<string, { properties?: object }> };
}

type Paths = Record<string, Record<string, { operationId?: string; summary?: string }>>;

/** The names of the fields of each schema. */
export const fieldsOf =
	({ components: { schemas } }: ApiDocument) =>
	(schema: string): string[] =>
		Object.keys(schemas[schema]?.properties ?? {});

/** A line for each call, with its method, its path and what it is for. @throws Error when it is not documented */
export function endpointsText(calls: readonly string[], { paths, webhooks }: ApiDocument): string {
	const places = [...placesIn(paths), ...placesIn(webhooks)];
	return calls
		.map((call) => {
			const place = places.find(({ id }) => id === call);
			if (place === undefined) throw new Error(`"${call}" is not in the OpenAPI document`);
			const { method, path, summary } = place;
			// The address of a webhook is the user's own.
			const where = path.startsWith('/') ? path : '(your webhook URL)';
			return `- \`${method} ${where}\`: ${summary}`;
		})
		.join('\n');
}

function placesIn(paths: Paths) {
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, { operationId: id, summary = '' }]) => ({
			id,
			method: method.toUpperCase(),
			path,
			summary,
		})),
	);
}
