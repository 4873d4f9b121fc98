import type { INodeProperties } from 'n8n-workflow';
import { innerFieldsOf, innerPath } from './inner.cts';

/** Of what was asked for, what no field is. What is inside a field of another kind than a collection is its own affair. */
export function undeclared(read: Iterable<string>, fields: INodeProperties[]): string[] {
	const declared = new Map(declaredPaths(fields, ''));
	return [...read].filter((path) => {
		if (declared.has(path)) return false;
		const outer = path.slice(0, Math.max(0, path.lastIndexOf('.')));
		return !path.includes('.') || declared.get(outer) === 'opens';
	});
}

/** All paths as `recordReads` would note them, and whether what is inside is declared, too. */
function declaredPaths(
	fields: INodeProperties[],
	outer: string,
): Array<[path: string, inside: 'opens' | 'own']> {
	return fields.flatMap((field) => {
		const path = innerPath(outer, '', field.name);
		const inner = innerFieldsOf(field);
		return [
			[path, inner.length > 0 ? 'opens' : 'own'] as [string, 'opens' | 'own'],
			...inner.flatMap(({ group, fields: inside }) => [
				...(group === '' ? [] : [[innerPath(path, group, ''), 'opens'] as [string, 'opens']]),
				...declaredPaths(inside, innerPath(path, group, '')),
			]),
		];
	});
}
