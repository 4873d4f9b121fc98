import { isObject, ownValue, type JsonObject } from './objects';
import { visible } from './text';

/** The names of the objects that lead to a value. A name may have dots and spaces in it itself. */
export type Path = readonly string[];

/** A value inside an object, and how it is reached. */
export interface PathValue {
	path: Path;
	value: unknown;
}

/** What is at a path, also a dotted one; undefined where it leads nowhere. */
export function valueAt(whole: unknown, path: string | Path): unknown {
	const names = typeof path === 'string' ? path.split('.') : path;
	return names.reduce<unknown>(
		(part, name) => (isObject(part) ? ownValue(part, name) : undefined),
		whole,
	);
}

/**
 * The values of an object and of the objects in it. Lists count as one value, and so does an object that is empty or has a
 * name that is not allowed. Such names at the top are left out.
 */
export function valuesByPath(object: JsonObject, outer: Path = []): PathValue[] {
	return Object.entries(object).flatMap(([name, value]) => {
		if (isForbidden(name)) return [];
		const path = [...outer, name];
		const names = isObject(value) ? Object.keys(value) : [];
		const isBranch = names.length > 0 && !names.some(isForbidden);
		return isObject(value) && isBranch ? valuesByPath(value, path) : [{ path, value }];
	});
}

/** Whether no field may have this name: assigning to it would make none, but change what the object inherits from. */
export function isForbidden(name: string): boolean {
	return name === '__proto__';
}

/**
 * The path that a dotted text means in an object: where the object has a name with dots in it, that is one name. Each other
 * dot leads further in. Spaces around names, and characters that nobody sees, count only if the object has them.
 */
export function pathIn(whole: unknown, dotted: string): Path {
	const parts = visible(dotted).split('.');
	return (
		pathOf(whole, dotted.split('.'), false) ??
		pathOf(whole, parts, false) ??
		pathOf(whole, parts, true) ??
		parts
	);
}

/** The parts as names that the object has; all of them, or as many as lead to an object that may get the others. */
function pathOf(whole: unknown, parts: Path, mayAdd: boolean): Path | undefined {
	if (parts.length === 0) return [];
	if (!isObject(whole)) return undefined;
	for (let count = 1; count <= parts.length; count++) {
		const name = ownName(whole, parts.slice(0, count).join('.'));
		if (name === undefined) continue;
		const inside = pathOf(whole[name], parts.slice(count), mayAdd);
		if (inside !== undefined) return [name, ...inside];
	}
	return mayAdd ? parts : undefined;
}

/** The object's own name that is this one, or looks the same. */
function ownName(object: JsonObject, name: string): string | undefined {
	if (Object.hasOwn(object, name)) return name;
	return Object.keys(object).find((own) => visible(own) === visible(name));
}

/** A value on the way down, and how it was reached. */
interface Step {
	name: string;
	value: unknown;
	from?: Step;
}

/**
 * The dotted path of the first value in it that is wanted, with positions in lists; undefined when there is none.
 * @param isWanted is also told the name of the value, and the object or list that holds it
 */
export function firstPath(
	whole: unknown,
	isWanted: (value: unknown, name: string, holder?: object) => boolean,
): string | undefined {
	// Not by recursion, which would end at the stack's limit.
	const ahead: Step[] = [{ name: '', value: whole }];
	for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
		const { name, value, from } = step;
		const holder = from?.value;
		if (isWanted(value, name, typeof holder === 'object' && holder !== null ? holder : undefined)) {
			return pathTo(step);
		}
		if (typeof value !== 'object' || value === null) continue;
		const inside = Object.entries(value).map(([key, part]) => ({
			name: key,
			value: part as unknown,
			from: step,
		}));
		ahead.push(...inside.reverse());
	}
	return undefined;
}

function pathTo(step: Step): string {
	const names: string[] = [];
	for (let at: Step = step; at.from !== undefined; at = at.from) names.push(at.name);
	return names.reverse().join('.');
}
