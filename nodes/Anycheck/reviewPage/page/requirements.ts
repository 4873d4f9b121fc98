import { CONTROLS } from './formBody';
import { LONGEST_COMMENT } from './limits';
import type { FieldProblem, ReviewSetup } from './model';
import type { Leaf } from './plan';
import type { Readings } from './readings';
import { filled, type Texts } from './texts/texts';
import type { Typed } from './typed';

/** Fields that have to be filled and are not. New entries of lists are not asked for anything. */
export function unfilled(
	leaves: readonly Leaf[],
	{ values }: Readings,
	texts: Texts,
): FieldProblem[] {
	return leaves
		.filter(
			({ isRequired, id, value }) => isRequired && isEmpty(values.has(id) ? values.get(id) : value),
		)
		.map(({ id, label }) => ({
			field: id,
			message: filled(texts.problems.required, { field: label }),
		}));
}

/** What the reviewer has to say beside the fields and has not said. */
export function unanswered(typed: Typed, setup: ReviewSetup, texts: Texts): FieldProblem[] {
	const { problems } = texts;
	const isDecided = setup.decisions.some(({ value }) => value === typed.decision);
	const isCommentLong = typed.comment.length > LONGEST_COMMENT;
	const checks: Array<[isMissing: boolean, field: string, message: string]> = [
		[!isDecided, CONTROLS.decision, problems.decision],
		[isMissing(setup.askComment, typed.comment), CONTROLS.comment, problems.comment],
		[isCommentLong, CONTROLS.comment, filled(problems.tooLong, longest(texts))],
		[isMissing(setup.askName, typed.name), CONTROLS.name, problems.name],
	];
	return checks.filter(([isWrong]) => isWrong).map(([, field, message]) => ({ field, message }));
}

function longest(texts: Texts): Record<string, string> {
	return { field: texts.comment, limit: String(LONGEST_COMMENT) };
}

function isMissing(ask: ReviewSetup['askName'], text: string): boolean {
	return ask === 'required' && text.trim() === '';
}

function isEmpty(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
