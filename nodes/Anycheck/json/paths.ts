import { isObject, ownValue, type JsonObject } from './objects';

/** A value inside an object, and the dotted path that leads to it: `person.name`. */
export interface PathValue {
	path: string;
	value: unknown;
}

/** What is at a dotted path; undefined where the path leads nowhere. */
export function valueAt(whole: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((part, name) => (isObject(part) ? ownValue(part, name) : undefined), whole);
}

/**
 * The values of an object by dotted path. Lists count as one value, and so does an object that is empty or has a name that
 * no path can express. Such names at the top are left out.
 */
export function valuesByPath(object: JsonObject, prefix = ''): PathValue[] {
	return Object.entries(object).flatMap(([name, value]) => {
		if (!isPathName(name)) return [];
		const path = `${prefix}${name}`;
		const names = isObject(value) ? Object.keys(value) : [];
		const isBranch = names.length > 0 && names.every(isPathName);
		return isObject(value) && isBranch ? valuesByPath(value, `${path}.`) : [{ path, value }];
	});
}

/** Whether a field of this name can be a part of a dotted path. */
export function isPathName(name: string): boolean {
	// Assigning to the last one would not make a field but change what the object inherits from.
	return name !== '' && !name.includes('.') && name !== '__proto__';
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
	for (let at: Step = step; at.from !== undefined; at = at.from) names.unshift(at.name);
	return names.join('.');
}
