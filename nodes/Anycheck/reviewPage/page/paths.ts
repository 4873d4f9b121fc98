import { isObject } from '../../json/objects';
import { visible } from '../../json/text';

/** The names of the objects and positions in the lists that lead to a value. */
export type Path = readonly string[];

/**
 * Whether one of the patterns names the place or something that it lies in.
 *
 * A pattern is a dotted path. `*` stands for one name, `**` for any number of them, and positions in lists may be left out:
 * `facilities.lender` names `facilities.0.lender` and `facilities.1.lender`.
 */
export function isNamed(path: Path, patterns: readonly string[]): boolean {
	return patterns.some((pattern) => fits(path, pattern.trim().split('.')));
}

function fits(path: Path, pattern: readonly string[]): boolean {
	const [wanted, ...others] = pattern;
	if (wanted === undefined) return true;
	const [name, ...inside] = path;
	if (wanted === '**' && fits(path, others)) return true;
	if (name === undefined) return false;
	if (wanted === '**') return fits(inside, pattern);
	if (wanted === '*' && fits(inside, others)) return true;
	const dots = name.split('.').length;
	if (begins(pattern, name) && fits(inside, pattern.slice(dots))) return true;
	return /^\d+$/.test(name) && fits(inside, pattern);
}

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
		.filter((rest) => rest.length > 0 && !names.some((name) => begins(rest, name)))
		.map(newName);
	return [...new Set(missing)];
}

/** Whether there is nothing yet where an object may be. */
export function isBlank(value: unknown): boolean {
	if (isObject(value)) return Object.keys(value).length === 0;
	return value === null || value === undefined;
}

/** What is left of the pattern behind the place, in each way to read it: positions in lists may be left out. */
function restsOf(pattern: readonly string[], path: Path, whole: unknown): Array<readonly string[]> {
	const [name, ...inside] = path;
	if (name === undefined) return [pattern];
	const part = childOf(whole, name);
	return [
		...(begins(pattern, name) ? restsOf(pattern.slice(name.split('.').length), inside, part) : []),
		...(Array.isArray(whole) ? restsOf(pattern, inside, part) : []),
	];
}

function childOf(whole: unknown, name: string): unknown {
	if (Array.isArray(whole)) return whole[Number(name)];
	return isObject(whole) ? whole[name] : undefined;
}

/** Whether the name is the next one of the pattern. It may have dots in it itself, and spaces around it that nobody types. */
function begins(pattern: readonly string[], name: string): boolean {
	if (pattern.length === 0) return false;
	const next = pattern.slice(0, name.split('.').length).join('.');
	return next === name || visible(next) === visible(name);
}

/** The first name of the pattern that the record lacks. A space beside a dot, or two dots, belong to a name. */
function newName([first = '', ...others]: readonly string[]): string {
	const isWhole = (part: string) => part !== '' && part.trim() === part;
	const end = others.findIndex(
		(part, index) => isWhole(part) && isWhole(others[index - 1] ?? first),
	);
	return [first, ...(end === -1 ? others : others.slice(0, end))].join('.');
}
