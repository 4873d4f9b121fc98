import { isObject } from '../../json/objects';
import type { Leaf, Branch, Field } from './plan';

/** What a reviewer has changed: values by place, and the places of list entries to take out. */
export interface Corrections {
	values: ReadonlyMap<string, unknown>;
	removed: ReadonlySet<string>;
}

/** The value with the corrections in it. What was not corrected is the very same value, at any depth. */
export function corrected(field: Field, corrections: Corrections): unknown {
	if (field.kind === 'leaf') {
		const { values } = corrections;
		return values.has(field.id) ? values.get(field.id) : field.value;
	}
	return field.kind === 'list'
		? correctedList(field, corrections)
		: correctedObject(field, corrections);
}

function correctedObject(field: Branch, corrections: Corrections): unknown {
	const inside = new Map(
		field.children.map((child) => [child.path.at(-1), corrected(child, corrections)]),
	);
	const { value } = field;
	const entries = Object.entries(isObject(value) ? value : {});
	// A required field that the record lacks is none as long as nothing is typed.
	const added = [...inside].filter(
		([name = '', now]) => now !== undefined && !(isObject(value) && Object.hasOwn(value, name)),
	);
	const isSame = entries.every(([name, old]) => !inside.has(name) || inside.get(name) === old);
	if (isSame && added.length === 0) return value;
	// Made from entries: an assignment to `__proto__` would make no field.
	return Object.fromEntries([
		...entries.map(([name, old]) => [name, inside.has(name) ? inside.get(name) : old]),
		...added,
	]);
}

function correctedList({ value, children }: Branch, corrections: Corrections): unknown {
	const list: readonly unknown[] = Array.isArray(value) ? value : [];
	const byPosition = new Map(children.map((child) => [Number(child.path.at(-1)), child]));
	const kept = list.flatMap((old, position) => {
		const child = byPosition.get(position);
		if (child === undefined) return [old];
		return isRemoved(child, corrections) ? [] : [corrected(child, corrections)];
	});
	const added = children.filter(
		(child) => child.isNew && !isRemoved(child, corrections) && isFilled(child, corrections),
	);
	const all = [...kept, ...added.map((child) => corrected(filledUp(child), corrections))];
	const isSame = all.length === list.length && all.every((one, index) => one === list[index]);
	return isSame ? value : all;
}

function isRemoved(field: Field, { removed }: Corrections): boolean {
	return field.isRemovable && removed.has(field.id);
}

function isFilled(field: Field, corrections: Corrections): boolean {
	if (field.kind === 'leaf') return corrections.values.has(field.id);
	return field.children.some((child) => isFilled(child, corrections));
}

/** The fields of a new entry, each with what it gets when it is left empty. */
function filledUp(field: Field): Field {
	return field.kind === 'leaf'
		? ({ ...field, value: field.control.empty } satisfies Leaf)
		: { ...field, children: field.children.map(filledUp) };
}
