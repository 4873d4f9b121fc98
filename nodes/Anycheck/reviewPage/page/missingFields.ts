import { isObject } from '../../json/objects';
import type { Path } from './digest';

/**
 * Names that required fields ask for in the object at this place, and that it does not have. Only of patterns that name a
 * field: what `*` stands for is what is there.
 *
 * @param value the object at the path in the output, or nothing where there should be one
 */
export function missingNames(
	output: unknown,
	value: unknown,
	path: Path,
	required: readonly string[],
): string[] {
	const names = Object.keys(isObject(value) ? value : {});
	const missing = required
		.map((pattern) => pattern.trim().split('.'))
		.filter((pattern) => !pattern.some((name) => name.includes('*') || name === '__proto__'))
		.flatMap((pattern) => restsOf(pattern, path, output))
		.filter((rest) => !names.some((name) => begins(rest, name)))
		.flatMap(([name]) => name ?? []);
	return [...new Set(missing)];
}

/** Whether there is nothing yet where an object may be. */
export function isBlank(value: unknown): boolean {
	return value === null || value === undefined || (isObject(value) && isEmpty(value));
}

function isEmpty(object: object): boolean {
	return Object.keys(object).length === 0;
}

/** What is left of the pattern behind the place, in each way to read it: positions in lists may be left out. */
function restsOf(pattern: readonly string[], path: Path, whole: unknown): Array<readonly string[]> {
	const [name, ...inside] = path;
	if (name === undefined) return [pattern];
	const part = partOf(whole, name);
	return [
		...(begins(pattern, name) ? restsOf(pattern.slice(name.split('.').length), inside, part) : []),
		...(Array.isArray(whole) ? restsOf(pattern, inside, part) : []),
	];
}

function partOf(whole: unknown, name: string): unknown {
	if (Array.isArray(whole)) return whole[Number(name)];
	return isObject(whole) ? whole[name] : undefined;
}

/** Whether the name, which may have dots in it itself, is the next one of the pattern. */
function begins(pattern: readonly string[], name: string): boolean {
	return pattern.length > 0 && pattern.slice(0, name.split('.').length).join('.') === name;
}
