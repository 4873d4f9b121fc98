import { chosenOf, reasonsOf } from './choices';
import { CONTROLS } from './formBody';
import type { FormField } from './formTree';
import { LONGEST_COMMENT, LONGEST_EDITABLE, LONGEST_NAME } from './limits';
import type { Ask, FieldProblem, ReviewItem, ReviewSetup, Typed } from './model';
import { fill, type Texts } from './texts';

/** The values that a reviewer typed, by place, and what has to be corrected in them. */
export interface ParsedEdits {
	values: ReadonlyMap<string, unknown>;
	problems: readonly FieldProblem[];
}

/** Reads the controls that were changed. What may not be edited is left as it is, whatever was sent for it. */
export function parseEdits(fields: readonly FormField[], typed: Typed, texts: Texts): ParsedEdits {
	const values = new Map<string, unknown>();
	const problems: FieldProblem[] = [];
	for (const { id, label, control, value, isEditable } of fields) {
		const edit = typed.edits.get(id);
		if (edit === undefined || !isEditable) continue;
		const isTooLong = edit.text.length > LONGEST_EDITABLE;
		const parsed = isTooLong ? ({ problem: 'tooLong' } as const) : control.parse(edit.text, value);
		if ('value' in parsed) {
			values.set(id, parsed.value);
		} else {
			const words = { field: label, limit: String(LONGEST_EDITABLE) };
			problems.push({ field: id, message: fill(texts.problems[parsed.problem], words) });
		}
	}
	return { values, problems };
}

/** Fields that have to be filled and are not. New entries of lists are not asked for anything. */
export function unfilled(
	fields: readonly FormField[],
	{ values }: ParsedEdits,
	texts: Texts,
): FieldProblem[] {
	return fields
		.filter(
			({ isRequired, id, value }) =>
				isRequired && isUnfilled(values.has(id) ? values.get(id) : value),
		)
		.map(({ id, label }) => ({
			field: id,
			message: fill(texts.problems.required, { field: label }),
		}));
}

/** What the reviewer has to say beside the fields and has not said. */
export function unanswered(
	typed: Typed,
	setup: ReviewSetup,
	{ first }: Pick<ReviewItem, 'first'>,
	texts: Texts,
): FieldProblem[] {
	const { problems } = texts;
	const status = chosenOf(typed.decision, setup)?.status;
	const reasons = reasonsOf(typed.reasons, setup);
	const askComment = commentAsk(setup, first);
	const isSentBack = first !== undefined && status === 'NEED_REVIEW';
	const isUnseen = first?.changedSince !== undefined && status === 'COMPLETED' && !typed.hasSeen;
	const tooLong = (ask: Ask, text: string, limit: number) => ask !== 'no' && text.length > limit;
	const tooLongWords = (field: string, limit: number) =>
		fill(problems.tooLong, { field, limit: String(limit) });
	const checks: Array<[isMissing: boolean, field: string, message: string]> = [
		[status === undefined, CONTROLS.decision, problems.decision],
		[lacksReason(setup, status) && reasons.length === 0, CONTROLS.reason, problems.reason],
		[isUnseen, CONTROLS.seen, problems.seen],
		[isMissing(askComment, typed.comment), CONTROLS.comment, problems.comment],
		[
			isSentBack &&
				askComment === 'optional' &&
				reasons.length === 0 &&
				typed.comment.trim() === '',
			CONTROLS.comment,
			problems.sendBack,
		],
		[
			tooLong(askComment, typed.comment, LONGEST_COMMENT),
			CONTROLS.comment,
			tooLongWords(texts.comment, LONGEST_COMMENT),
		],
		[isMissing(setup.askName, typed.name), CONTROLS.name, problems.name],
		[
			tooLong(setup.askName, typed.name, LONGEST_NAME),
			CONTROLS.name,
			tooLongWords(texts.name, LONGEST_NAME),
		],
	];
	return checks.filter(([isWrong]) => isWrong).map(([, field, message]) => ({ field, message }));
}

/** Who sends a first decision back has to say why, so that there is always a place for it. */
export function commentAsk({ askComment }: ReviewSetup, first: ReviewItem['first']): Ask {
	return first !== undefined && askComment === 'no' ? 'optional' : askComment;
}

/** Whether this decision needs a reason. */
function lacksReason({ reasons, askReasons }: ReviewSetup, status: string | undefined): boolean {
	if (reasons === undefined) return false;
	return askReasons === 'required' || (askReasons === 'needReview' && status === 'NEED_REVIEW');
}

function isMissing(ask: Ask, text: string): boolean {
	return ask === 'required' && text.trim() === '';
}

function isUnfilled(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
