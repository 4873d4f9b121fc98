import { LONGEST_EDITABLE } from './limits';
import type { FieldProblem } from './model';
import type { Leaf } from './plan';
import { filled, type Texts } from './texts/texts';
import type { Typed } from './typed';

/** The values that a reviewer typed, by place, and what has to be corrected in them. */
export interface Readings {
	values: ReadonlyMap<string, unknown>;
	problems: readonly FieldProblem[];
}

/** Reads the controls that were changed. What may not be edited is left as it is, whatever was sent for it. */
export function readingsOf(leaves: readonly Leaf[], typed: Typed, texts: Texts): Readings {
	const values = new Map<string, unknown>();
	const problems: FieldProblem[] = [];
	for (const { id, label, control, value, isEditable } of leaves) {
		const edit = typed.edits.get(id);
		if (edit === undefined || !isEditable) continue;
		const isTooLong = edit.text.length > LONGEST_EDITABLE;
		const reading = isTooLong ? ({ problem: 'tooLong' } as const) : control.read(edit.text, value);
		if ('value' in reading) {
			values.set(id, reading.value);
		} else {
			const words = { field: label, limit: String(LONGEST_EDITABLE) };
			problems.push({ field: id, message: filled(texts.problems[reading.problem], words) });
		}
	}
	return { values, problems };
}
