import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** A schema of the OpenAPI document, which is a JSON Schema (2020-12). */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	additionalProperties?: boolean | Schema;
	anyOf?: Schema[];
	allOf?: Schema[];
	[keyword: string]: unknown;
}

/** A call as the document has it. */
export interface Operation {
	id: string;
	method: string;
	/** With names in braces. */
	path: string;
	/** Of a successful answer, and of a refusal. */
	success: Schema;
	error: Schema;
	/** Schemes that are documented for it. */
	security: string[];
}

const file = join(__dirname, '..', '..', 'openapi', 'anycheck.yaml');
const schema = z.custom<Schema>((value) => typeof value === 'object' && value !== null);
const response = z.object({ content: z.object({ 'application/json': z.object({ schema }) }) });
const reference = z.object({ $ref: z.string() });
const documentSchema = z.object({
	paths: z.record(z.record(z.unknown())),
	components: z.object({ responses: z.record(response), schemas: z.record(schema) }),
});
const operationSchema = z.object({
	operationId: z.string(),
	security: z.array(z.record(z.unknown())),
	responses: z.object({
		'2XX': z.union([response, reference]),
		default: z.union([response, reference]),
	}),
});

/** The OpenAPI document: calls by their operationId, and schemas by their name. */
export interface ApiDocument {
	operations: ReadonlyMap<string, Operation>;
	schemas: Readonly<Record<string, Schema>>;
}

/** Reads `openapi/anycheck.yaml`. */
export function readApiDocument(): ApiDocument {
	const { paths, components } = documentSchema.parse(parse(readFileSync(file, 'utf8')));
	const answer = (found: z.infer<typeof response> | z.infer<typeof reference>): Schema => {
		const whole = '$ref' in found ? components.responses[lastOf(found.$ref)] : found;
		if (whole === undefined) throw new Error('The OpenAPI document refers to what is not there');
		return whole.content['application/json'].schema;
	};
	const operations = new Map<string, Operation>();
	for (const [path, methods] of Object.entries(paths)) {
		for (const [method, described] of Object.entries(methods)) {
			if (method === 'parameters') continue;
			const { operationId: id, responses, security } = operationSchema.parse(described);
			operations.set(id, {
				id,
				method: method.toUpperCase(),
				path,
				success: answer(responses['2XX']),
				error: answer(responses.default),
				security: security.flatMap((schemes) => Object.keys(schemes)),
			});
		}
	}
	return { operations, schemas: components.schemas };
}

/** The last part of a reference, which is a name. */
export function lastOf($ref: string): string {
	return $ref.split('/').at(-1) ?? '';
}
