import { isObject } from '../../json/objects';
import { longNumberAt } from '../../json/numbers';
import type { FormField, FormGroup, FormNode } from './formTree';
import type { ReviewItem } from './model';

/** The output as the page shows it. A correction sends all of it, so what could not be sent back as it is is only shown. */
export function outputForReview(output: unknown): Pick<ReviewItem, 'output' | 'readOnly'> {
	if (!isObject(output)) return { output: { output }, readOnly: 'noObject' };
	return longNumberAt(output) === undefined ? { output } : { output, readOnly: 'longNumber' };
}

/** What a reviewer has changed: values by place, and the places of list entries to take out. */
export interface Corrections {
	values: ReadonlyMap<string, unknown>;
	removed: ReadonlySet<string>;
}

/** The value with the corrections in it. What was not corrected is the very same value, at any depth. */
export function corrected(node: FormNode, corrections: Corrections): unknown {
	if (node.kind === 'field') {
		const { values } = corrections;
		return values.has(node.id) ? values.get(node.id) : node.value;
	}
	return node.kind === 'list'
		? correctedList(node, corrections)
		: correctedObject(node, corrections);
}

function correctedObject(group: FormGroup, corrections: Corrections): unknown {
	const inside = new Map(
		group.children.map((child) => [child.path.at(-1), corrected(child, corrections)]),
	);
	const { value } = group;
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

function correctedList({ value, children }: FormGroup, corrections: Corrections): unknown {
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

function isRemoved(node: FormNode, { removed }: Corrections): boolean {
	return node.isRemovable && removed.has(node.id);
}

function isFilled(node: FormNode, corrections: Corrections): boolean {
	if (node.kind === 'field') return corrections.values.has(node.id);
	return node.children.some((child) => isFilled(child, corrections));
}

/** The fields of a new entry, each with what it gets when it is left empty. */
function filledUp(node: FormNode): FormNode {
	return node.kind === 'field'
		? ({ ...node, value: node.control.empty } satisfies FormField)
		: { ...node, children: node.children.map(filledUp) };
}
