import { keptText } from '../formBody';
import type { Field } from '../plan';
import type { Sheet } from './sheet';

/** What was typed in the parts that are not shown, as the text that is sent along, and how many fields it is about. */
export function elsewhereOf({ typed, plan, parts, part }: Sheet): { text: string; count: number } {
	const isHere = (field: Field) => parts.partOf(field) === part;
	const { leaves } = parts;
	const shown = idsOf(leaves.filter((leaf) => leaf.isEditable && isHere(leaf)));
	const removable = idsOf(fieldsIn(plan).filter((field) => field.isRemovable && isHere(field)));
	const edits = [...typed.edits].filter(([id]) => !shown.has(id));
	const removed = [...typed.removed].filter((id) => !removable.has(id));
	const places = idsOf(leaves);
	const count = removed.length + edits.filter(([id]) => places.has(id)).length;
	const isNothing = edits.length + removed.length + typed.added.size === 0;
	return { text: isNothing ? '' : keptText(edits, removed, typed.added), count };
}

function idsOf(fields: readonly Field[]): Set<string> {
	return new Set(fields.map(({ id }) => id));
}

function fieldsIn(field: Field): Field[] {
	return field.kind === 'leaf' ? [field] : [field, ...field.children.flatMap(fieldsIn)];
}
