/** What is read of the OpenAPI document. */
export interface ApiDocument {
	paths: Paths;
	webhooks: Paths;
	components: { schemas: Record<string, Schema> };
}

type Paths = Record<string, Record<string, { operationId?: string; summary?: string }>>;

interface Schema {
	$ref?: string;
	description?: string;
	properties?: Record<string, Schema>;
}

/** A call of the API, as the documentation shows it. */
export interface Endpoint {
	id: string;
	method: string;
	/** Of a webhook, whose address is the user's own, what stands for it. */
	path: string;
	summary: string;
}

/** Every call, in the order of the document; those that the API makes itself come last. */
export function endpointsIn({ paths, webhooks }: ApiDocument): Endpoint[] {
	return [...endpointsAmong(paths), ...endpointsAmong(webhooks)];
}

function endpointsAmong(paths: Paths): Endpoint[] {
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).flatMap(([method, { operationId: id, summary = '' }]) => {
			const where = path.startsWith('/') ? path : '(your webhook URL)';
			return id === undefined ? [] : [{ id, method: method.toUpperCase(), path: where, summary }];
		}),
	);
}

/** The names of the fields of a schema. */
export function fieldsOf({ components: { schemas } }: ApiDocument, schema: string): string[] {
	return Object.keys(schemas[schema]?.properties ?? {});
}

/**
 * What a field of a schema is, in the words of the document; those of what it lies in where it has none of its own.
 * @param path with dots
 * @throws Error when nothing on the path is described
 */
export function wordsFor(
	{ components: { schemas } }: ApiDocument,
	schema: string,
	path: string,
): string {
	const resolved = (part: Schema | undefined): Schema | undefined =>
		part?.$ref === undefined ? part : schemas[part.$ref.split('/').at(-1) ?? ''];
	let words: string | undefined;
	let at = schemas[schema];
	for (const name of path.split('.')) {
		const property = resolved(at)?.properties?.[name];
		words = property?.description ?? words;
		at = property;
	}
	if (words !== undefined) return words;
	throw new Error(`Describe "${path}" of ${schema} in the OpenAPI document`);
}
