import { partsOf, type FormParts } from '../formParts';
import type { ReviewItem, ReviewSetup, ReviewState } from '../model';
import { planOf, type Branch, type Field, type Leaf } from '../plan';
import { sealOf } from '../digest';
import { withoutSignature } from '../links';
import { textsFor } from '../texts';
import type { Texts } from '../texts/texts';
import { worded } from './worded';
import { NOTHING_TYPED, type Typed } from '../typed';

/** All that the form's pieces are made from. */
export interface Sheet {
	item: ReviewItem;
	setup: ReviewSetup;
	state: ReviewState;
	texts: Texts;
	typed: Typed;
	plan: Branch;
	parts: FormParts;
	/** The part that is shown, from 0. */
	part: number;
	/** What is to be corrected, by name of the control. */
	problems: ReadonlyMap<string, string>;
	/** Fields that are not what the reviewer had been shown → what had been shown, in words, if that is known. */
	changed: ReadonlyMap<string, string | undefined>;
}

export function sheetOf(item: ReviewItem, setup: ReviewSetup, state: ReviewState): Sheet {
	const texts = textsFor(setup.language);
	const typed = state.typed ?? NOTHING_TYPED;
	const plan = planOf(item, setup, typed.added);
	const parts = partsOf(plan);
	const problems = new Map<string, string>();
	for (const { field, message } of state.errors ?? []) {
		if (!problems.has(field)) problems.set(field, message);
	}
	const { leaves } = parts;
	const wrong = leaves.filter(({ id }) => problems.has(id)).map((leaf) => parts.partOf(leaf));
	const added = typed.endOf === undefined ? undefined : lastIn(plan, typed.endOf);
	const here = added === undefined ? typed.part : parts.partOf(added);
	const wanted = wrong.length === 0 || wrong.includes(here) ? here : (wrong[0] ?? 0);
	const part = Math.min(wanted, parts.ranges.length - 1);
	const changed = changedSincePosted(leaves, typed, texts);
	return { item, setup, state, texts, typed, plan, parts, part, problems, changed };
}

/** The last entry of a list. */
function lastIn(field: Field, id: string): Field | undefined {
	if (field.kind === 'leaf') return undefined;
	if (field.id === id) return field.children.at(-1);
	return field.children.map((child) => lastIn(child, id)).find((found) => found !== undefined);
}

/** What differs from the form that came back: each control tells what had been shown in it. */
function changedSincePosted(
	leaves: readonly Leaf[],
	typed: Typed,
	texts: Texts,
): Map<string, string | undefined> {
	const changed = new Map<string, string | undefined>();
	for (const leaf of leaves) {
		const { id, shown, isNew, isEditable } = leaf;
		const posted = typed.posted.get(id);
		if (isNew || posted?.seal === sealOf(shown)) continue;
		if (posted !== undefined) {
			const before = typed.edits.has(id) ? undefined : posted.text;
			const isSame = before !== undefined && withoutSignature(before) === withoutSignature(shown);
			if (!isSame) changed.set(id, before === undefined ? undefined : worded(leaf, before, texts));
		} else if (typed.hasAll && isEditable) {
			changed.set(id, undefined);
		}
	}
	return changed;
}
