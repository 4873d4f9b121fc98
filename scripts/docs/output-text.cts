import type { Operation } from '../../nodes/Anycheck/run/operation';
import { fieldsOf, wordsFor, type ApiDocument } from './api-document.cts';
import { table } from './fields/table.cts';

const COLUMNS = ['Field', 'What it is'];

/** What comes out of an operation, field by field. @throws Error when a field is described nowhere */
export function outputText({ output, fields }: Operation, document: ApiDocument): string {
	const { schema, simplified, notes = {} } = output;
	const whole = fieldsOf(document, schema);
	const own: ReadonlyArray<readonly [name: string, path: string]> =
		simplified?.map(([name, path = name]) => [name, path]) ?? whole.map((name) => [name, name]);
	const rows = [
		...Object.entries(notes).map(([name, { description }]) => [code(name), description]),
		...own.map(([name, path]) => [code(name), wordsFor(document, schema, path)]),
	];
	const parts = [table(COLUMNS, rows)];
	const others = whole.filter((name) => !own.some(([known]) => known === name));
	if (fields.some(({ name }) => name === 'simplify')) parts.push(wholeText(schema, others));
	return parts.join('\n\n');
}

function wholeText(schema: string, others: string[]): string {
	const more =
		schema === 'Verification'
			? `: [a verification in full](README.md#a-verification-in-full)`
			: others.length > 0 && `, with ${others.map(code).join(', ')}`;
	return `With **Simplify** off, the item is everything that AnyCheck answers, in its own form${more || ''}.`;
}

/** All fields of a verification as AnyCheck answers it. */
export function wholeVerification(document: ApiDocument): string {
	const names = fieldsOf(document, 'Verification');
	return table(
		COLUMNS,
		names.map((name) => [code(name), wordsFor(document, 'Verification', name)]),
	);
}

function code(name: string): string {
	return `\`${name}\``;
}
