import { changesBetween, type Change } from '../../json/compare';
import { isObject, type JsonObject } from '../../json/objects';
import { isBeingProcessed, type ReviewStatus } from '../../verification/statuses';
import { corrected } from './corrections';
import { versionOf } from './fingerprint';
import { chosenOf, reasonsOf } from './choices';
import { CONTROLS, readFormBody } from './formBody';
import { fieldsIn, formTreeOf, type FormField, type FormNode } from './formTree';
import type { DecisionChoice, FieldProblem, ReviewItem, ReviewSetup, Typed } from './model';
import { textsFor } from './texts';
import { commentAsk, parseEdits, unanswered, unfilled } from './validation';

/** What a reviewer sent. All but `ok` mean that nothing may be saved and the form is to be shown again with `typed`. */
export type Submission =
	| {
			kind: 'ok';
			typed: Typed;
			/** What AnyCheck gets. */
			decision: ReviewStatus;
			/** The builder's name for it; the status where there is none. */
			label: string;
			/** Undefined where none are asked for. */
			reasons?: string[];
			comment: string;
			name: string;
			/** The whole corrected output; left out when nothing was edited. Unedited values are those of the item. */
			output?: JsonObject;
			changes: Change[];
	  }
	/** Something has to be corrected first. */
	| { kind: 'invalid'; typed: Typed; errors: FieldProblem[] }
	/** The reviewer asked for another part of the form, for an entry more, or to see the changes. */
	| { kind: 'again'; typed: Typed }
	/** The record is not what the reviewer was shown. */
	| { kind: 'changed'; typed: Typed }
	/** There is nothing to decide on before AnyCheck has a result, which would come over the decision. */
	| { kind: 'notReady'; typed: Typed }
	/** The form arrived in part only. */
	| { kind: 'incomplete'; typed: Typed };

/**
 * Reads a sent form. Never throws, whatever is in it.
 *
 * @param body the parsed urlencoded form: texts, or lists of texts
 * @param item the verification as it is now, not as it was when the page was made
 */
export function readSubmission(body: JsonObject, item: ReviewItem, setup: ReviewSetup): Submission {
	const { typed, action, version, isWhole } = readFormBody(body);
	if (!isWhole) return { kind: 'incomplete', typed };
	if (isBeingProcessed(item.status)) return { kind: 'notReady', typed };
	if (version !== versionOf(item)) return { kind: 'changed', typed };
	const again = followed(action, typed);
	if (again !== undefined) return { kind: 'again', typed: again };

	const texts = textsFor(setup.language);
	const tree = formTreeOf(item, setup, typed.added);
	const fields = fieldsKept(tree, typed.removed);
	const edits = parseEdits(fields, typed, texts);
	const choice = chosenOf(typed.decision, setup);
	const isDone = choice?.status === 'COMPLETED';
	const errors = [
		...edits.problems,
		...(isDone ? unfilled(fields, edits, texts) : []),
		...unanswered(typed, setup, item, texts),
	];
	if (choice?.set !== undefined && item.readOnly !== undefined) {
		errors.push({ field: CONTROLS.decision, message: texts.problems.unwritable });
	}
	if (errors.length > 0 || choice === undefined) return { kind: 'invalid', typed, errors };

	const output = withField(
		corrected(tree, { values: edits.values, removed: typed.removed }),
		choice.set,
	);
	const changes = isObject(output) ? changesBetween(item.output, output) : [];
	return {
		kind: 'ok',
		typed,
		decision: choice.status,
		label: choice.label ?? choice.status,
		...(setup.reasons && { reasons: reasonsOf(typed.reasons, setup) }),
		comment: commentAsk(setup, item.first) === 'no' ? '' : typed.comment.trim(),
		name: setup.askName === 'no' ? '' : typed.name.trim(),
		...(isObject(output) && changes.length > 0 && { output }),
		changes,
	};
}

/** The output with the field in which the decision is told as well. */
function withField(output: unknown, set: DecisionChoice['set']): unknown {
	if (set === undefined || !isObject(output)) return output;
	// Made from entries: an assignment to `__proto__` would make no field.
	return Object.fromEntries([...Object.entries(output), [set.field, set.value]]);
}

/** What was typed, with what the pressed button asks for; undefined for the button that sends. */
function followed(action: string, typed: Typed): Typed | undefined {
	if (action === 'send') return undefined;
	const [verb, object = ''] = action.split(':');
	if (verb === 'part' && /^\d{1,6}$/.test(object)) return { ...typed, part: Number(object) };
	if (verb !== 'add' || object === '') return typed;
	const count = (typed.added.get(object) ?? 0) + 1;
	return { ...typed, added: new Map([...typed.added, [object, count]]), endOf: object };
}

/** The fields without those of entries that are taken out. */
function fieldsKept(node: FormNode, removed: Typed['removed']): FormField[] {
	if (node.isRemovable && removed.has(node.id)) return [];
	return node.kind === 'field'
		? fieldsIn(node)
		: node.children.flatMap((child) => fieldsKept(child, removed));
}
