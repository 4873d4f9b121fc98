import type { Operation } from '../../../nodes/Anycheck/run/operation';
import { table } from '../fields/table.cts';
import { OUTPUT_WORDS } from './words.cts';

/** The names of the fields of a schema, by its name in the OpenAPI document. */
export type SchemaFields = (schema: string) => string[];

/** What comes out of an operation, field by field. @throws Error when there are no words for a field */
export function outputText({ output, fields }: Operation, schemaFields: SchemaFields): string {
	const { schema, simplified, notes = {} } = output;
	const whole = schemaFields(schema);
	const own = simplified?.map(([name]) => name) ?? whole;
	const rows = [...Object.keys(notes), ...own].map((name) => [
		`\`${name}\``,
		wordsFor(schema, name),
	]);
	const parts = [table(['Field', 'What it is'], rows)];
	const others = whole.filter((name) => !own.includes(name));
	if (fields.some(({ name }) => name === 'simplify')) parts.push(wholeText(schema, others));
	return parts.join('\n\n');
}

function wholeText(schema: string, others: string[]): string {
	const names = others.map((name) => `\`${name}\``).join(', ');
	const more =
		schema === 'Verification'
			? `: [a verification in full](README.md#a-verification-in-full)`
			: names && `, with ${names}`;
	return `With **Simplify** off, the item is everything that AnyCheck answers, in its own form${more}.`;
}

/** All fields of a verification as AnyCheck answers it. */
export function wholeVerification(schemaFields: SchemaFields): string {
	const rows = schemaFields('Verification').map((name) => [
		`\`${name}\``,
		wordsFor('WholeVerification', name),
	]);
	return table(['Field', 'What it is'], rows);
}

function wordsFor(schema: string, name: string): string {
	const words = OUTPUT_WORDS[schema]?.[name];
	if (words === undefined) throw new Error(`There are no words for "${name}" of ${schema}`);
	return words;
}
