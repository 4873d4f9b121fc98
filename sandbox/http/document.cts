import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

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
	return document;
}
