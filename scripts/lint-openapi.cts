// Whether the OpenAPI document is one: references, schemas, security, names; run by `npm run lint`.
import { join } from 'node:path';
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const DOCUMENT = join(__dirname, '..', 'openapi', 'anycheck.yaml');

async function main(): Promise<void> {
	const config = await createConfig({
		extends: ['recommended'],
		rules: {
			// It is not the vendor's file, and the vendor documents no status of any error.
			'info-license': 'off',
			'operation-4xx-response': 'off',
			'no-invalid-media-type-examples': 'error',
			'no-invalid-schema-examples': 'error',
		},
	});
	const problems = await lint({ ref: DOCUMENT, config });
	if (problems.length === 0) return;
	formatProblems(problems, { totals: getTotals(problems), version: '' });
	process.exitCode = 1;
}

void main();
