import { basename } from 'node:path/posix';
import type { Operation } from '../../nodes/Anycheck/run/operation';
import { fieldsOf, wordsFor, type ApiDocument } from './api-document.cts';
import { table } from './table.cts';

/** Fields whose names say all there is to say. An example shows them. */
const PLAIN = ['id', 'name', 'created_at', 'updated_at'];

/**
 * What comes out of an operation.
 * @param shown the page that shows its record, if another one does
 * @throws Error when a field is described nowhere
 */
export function outputText(operation: Operation, document: ApiDocument, shown?: string): string {
	const { schema, simplified, notes = {} } = operation.output;
	const added = Object.entries(notes).map(([name, { description }]) => [code(name), description]);
	if (shown !== undefined) {
		const same = `The same fields as [Get](${basename(shown)}#output)`;
		return added.length === 0 ? `${same}.` : `${same}, and:\n\n${fieldsTable(added)}`;
	}
	const whole = fieldsOf(document, schema);
	const own: ReadonlyArray<readonly [name: string, path: string]> =
		simplified?.map(([name, path = name]) => [name, path]) ?? whole.map((name) => [name, name]);
	const rows = own
		.filter(([name]) => !PLAIN.includes(name))
		.map(([name, path]) => [code(name), wordsFor(document, schema, path)]);
	const others = whole.filter((name) => !own.some(([known]) => known === name));
	const parts = [fieldsTable([...added, ...rows])];
	if (others.length > 0) parts.push(othersText(others));
	return parts.join('\n\n');
}

function othersText(names: string[]): string {
	const listed = names.map(code).join(', ');
	return `With **Simplify** off, the item has the form of the API, with ${listed}.`;
}

function fieldsTable(rows: string[][]): string {
	return table(['Field', 'What it is'], rows);
}

function code(name: string): string {
	return `\`${name}\``;
}
