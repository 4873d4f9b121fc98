import { fingerprintOf, withoutSignature } from '../fingerprint';
import { partsOf, type FormParts } from '../formParts';
import { formTreeOf, type FormField, type FormGroup, type FormNode } from '../formTree';
import {
	NOTHING_TYPED,
	type ReviewItem,
	type ReviewSetup,
	type ReviewState,
	type Typed,
} from '../model';
import { textsFor, type Texts } from '../texts';
import { describeField } from './words';

/** All that the form's pieces are made from. */
export interface ViewModel {
	item: ReviewItem;
	setup: ReviewSetup;
	state: ReviewState;
	texts: Texts;
	typed: Typed;
	tree: FormGroup;
	parts: FormParts;
	/** The part that is shown, from 0. */
	part: number;
	/** What is to be corrected, by name of the control. */
	problems: ReadonlyMap<string, string>;
	/** Fields that are not what the reviewer had been shown → what had been shown, in words, if that is known. */
	changed: ReadonlyMap<string, string | undefined>;
}

export function viewModelOf(item: ReviewItem, setup: ReviewSetup, state: ReviewState): ViewModel {
	const texts = textsFor(setup.language);
	const typed = state.typed ?? NOTHING_TYPED;
	const tree = formTreeOf(item, setup, typed.added);
	const parts = partsOf(tree);
	const problems = new Map<string, string>();
	for (const { field, message } of state.errors ?? []) {
		if (!problems.has(field)) problems.set(field, message);
	}
	const { fields } = parts;
	const wrong = fields.filter(({ id }) => problems.has(id)).map((field) => parts.partOf(field));
	const added = typed.endOf === undefined ? undefined : lastIn(tree, typed.endOf);
	const here = added === undefined ? typed.part : parts.partOf(added);
	const wanted = wrong.length === 0 || wrong.includes(here) ? here : (wrong[0] ?? 0);
	const part = Math.min(wanted, parts.ranges.length - 1);
	const changed = changedSincePosted(fields, typed, texts);
	return { item, setup, state, texts, typed, tree, parts, part, problems, changed };
}

/** The last entry of a list. */
function lastIn(node: FormNode, id: string): FormNode | undefined {
	if (node.kind === 'field') return undefined;
	if (node.id === id) return node.children.at(-1);
	return node.children.map((child) => lastIn(child, id)).find((found) => found !== undefined);
}

/** What differs from the form that came back: each control tells what had been shown in it. */
function changedSincePosted(
	fields: readonly FormField[],
	typed: Typed,
	texts: Texts,
): Map<string, string | undefined> {
	const changed = new Map<string, string | undefined>();
	for (const field of fields) {
		const { id, shown, isNew, isEditable } = field;
		const posted = typed.posted.get(id);
		if (isNew || posted?.fingerprint === fingerprintOf(shown)) continue;
		if (posted !== undefined) {
			const before = typed.edits.has(id) ? undefined : posted.text;
			const isSame = before !== undefined && withoutSignature(before) === withoutSignature(shown);
			if (!isSame)
				changed.set(id, before === undefined ? undefined : describeField(field, before, texts));
		} else if (typed.hasAll && isEditable) {
			changed.set(id, undefined);
		}
	}
	return changed;
}
