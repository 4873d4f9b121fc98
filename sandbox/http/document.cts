import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export type ApiDocument = OpenAPIV3.DocumentV3_1;

const source = join(__dirname, '..', '..', 'openapi', 'anycheck.yaml');

/** Bodies of requests, by their schemas' names. */
const bodySchemas = [
	'Login',
	'SessionRefresh',
	'VerificationCreate',
	'VerificationUpdate',
	'FolderCreate',
	'TemplateCreate',
	'TemplateUpdate',
	'TemplateSchemaRequest',
];

function isDocument(value: unknown): value is ApiDocument {
	return typeof value === 'object' && value !== null && 'openapi' in value && 'components' in value;
}

/**
 * The OpenAPI document, read anew.
 * @param strict whether bodies may have no fields but the documented ones, a reading that the documentation leaves open
 */
export function readDocument(strict: boolean): ApiDocument {
	const document: unknown = parse(readFileSync(source, 'utf8'));
	if (!isDocument(document)) throw new Error(`${source} is no OpenAPI document`);
	const schemas = document.components.schemas ?? {};
	for (const name of strict ? bodySchemas : []) {
		if (!(name in schemas)) throw new Error(`${source} has no schema ${name}`);
		Object.assign(schemas[name] ?? {}, { additionalProperties: false });
	}
	for (const item of Object.values(document.paths ?? {})) {
		for (const operation of Object.values(item)) acceptUndocumented(operation);
	}
	return document;
}

const operationSchema = z.object({
	security: z.array(z.record(z.array(z.string()))),
	'x-undocumented-security': z.array(z.string()),
});

/** Whether a way to authenticate that is not documented for a call is accepted is for the sandbox's options to say. */
function acceptUndocumented(operation: unknown): void {
	const { success, data } = operationSchema.safeParse(operation);
	if (!success) return;
	const others = data['x-undocumented-security'].map((scheme) => ({ [scheme]: [] }));
	Object.assign(operation ?? {}, { security: [...data.security, ...others] });
}
