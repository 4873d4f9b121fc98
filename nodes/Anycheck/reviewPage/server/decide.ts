import { sleep } from 'n8n-workflow';
import { asAmbiguous, ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { isSame } from '../../json/compare';
import { isObject, ownValue, type JsonObject } from '../../json/objects';
import type { ApiClient } from '../../transport/api/client';
import { KeyedMutex } from '../../transport/http/keyedMutex';
import { bodyOf, isApplied, type Review } from '../../verification/plan';
import { writeReview } from '../../verification/write';
import {
	readSubmission,
	versionOf,
	type ReviewItem,
	type ReviewSetup,
	type Submission,
} from '../page';
import type { Person } from '../settings/people';
import { confirmAttempt, type Attempt, type Decision, type ReviewMemory } from './memory';
import { readIfPossible } from './resume';

/** What came of a form that was sent. */
export type SubmitResult =
	| { kind: 'decided'; decision: Decision }
	/** Somebody else was faster, on this page or elsewhere. */
	| { kind: 'decidedBefore' }
	| { kind: 'decidedElsewhere'; verification: JsonObject }
	/** Somebody else's write came over this one, through another process of n8n or in AnyCheck. */
	| { kind: 'overtaken'; verification: JsonObject }
	/** Without the verification there is no form to show: all that was sent has to be kept as it is. */
	| { kind: 'unread'; error: ItemError }
	/** The form has to be shown again, with everything that was typed. */
	| { kind: 'again'; item: ReviewItem; submission: Exclude<Submission, { kind: 'ok' }> }
	| { kind: 'notSent'; item: ReviewItem; submission: ValidSubmission; error: ItemError };

type ValidSubmission = Extract<Submission, { kind: 'ok' }>;

/** What the form's fate depends on. */
interface SubmitContext {
	memory: ReviewMemory;
	index: number;
	/** Who decides, where that is proven. */
	person: Person | undefined;
	/** Whether to leave the write to the workflow. */
	collects: boolean;
	/** Whether somebody has decided elsewhere. */
	isDecidedElsewhere: (verification: JsonObject) => boolean;
	/** Makes the page's item from the verification as it is now. */
	toItem: (verification: JsonObject) => ReviewItem;
}

/** Two people may send the same page at the same time: the second sees what the first did, if it is in the same process. */
const mutex = new KeyedMutex();

/**
 * Writes a reviewer's decision, if the verification still is what the page showed. It is in the API before this ends.
 *
 * @throws ItemError when the verification is gone
 */
export async function submitDecision(
	client: ApiClient,
	id: string,
	form: JsonObject,
	setup: ReviewSetup,
	{ memory, index, person, collects, isDecidedElsewhere, toItem }: SubmitContext,
): Promise<SubmitResult> {
	return await mutex.runExclusive(id, async () => {
		if (memory.decisions.has(index)) return { kind: 'decidedBefore' };
		const before = await readIfPossible(client, id);
		if (before instanceof ItemError) return { kind: 'unread', error: before };
		const startedAt = Date.now();
		const earlier = memory.attempts.get(index);
		const confirmed = confirmAttempt(memory, index, before, true);
		if (confirmed !== undefined) {
			const isItsForm = isSame(earlier?.form, form);
			return isItsForm ? { kind: 'decided', decision: confirmed } : { kind: 'decidedBefore' };
		}
		if (isDecidedElsewhere(before)) return { kind: 'decidedElsewhere', verification: before };
		const item = toItem(before);
		const submission = readSubmission(form, item, setup);
		if (submission.kind !== 'ok') return { kind: 'again', item, submission };
		const meanwhile: { changed?: ReviewItem } = {};
		const isStill = (now: JsonObject): boolean => {
			const shown = toItem(now);
			const isUnchanged = versionOf(shown) === versionOf(item);
			if (!isUnchanged) meanwhile.changed = shown;
			return isUnchanged;
		};
		const attempt = attemptOf(submission, before, form, person);
		if (collects) {
			const decision = collected(attempt, submission);
			memory.decisions.set(index, decision);
			return { kind: 'decided', decision };
		}
		// Known before the write, so that name and comment are not lost where its answer is.
		memory.attempts.set(index, attempt);
		try {
			const written = await writeDecision(client, id, attempt, submission, isStill);
			const verification = await settled(client, id, Date.now() - startedAt);
			memory.attempts.delete(index);
			const isAsWritten = versionOf(toItem(verification)) === versionOf(toItem(written));
			if (!isAsWritten && !isApplied(attempt.body, verification, before)) {
				return { kind: 'overtaken', verification };
			}
			const decision = { ...attempt.decision, verification };
			memory.decisions.set(index, decision);
			return { kind: 'decided', decision };
		} catch (error) {
			const reason = asItemError(error);
			if (reason.facts.inDoubt !== true) memory.attempts.delete(index);
			const { typed } = submission;
			if (meanwhile.changed !== undefined) {
				return { kind: 'again', item: meanwhile.changed, submission: { kind: 'changed', typed } };
			}
			return { kind: 'notSent', item, submission, error: reason };
		}
	});
}

/** Written only while the verification is what was shown, also where the first attempt came to nothing. */
async function writeDecision(
	client: ApiClient,
	id: string,
	{ body, before }: Attempt,
	submission: ValidSubmission,
	isStill: (now: JsonObject) => boolean,
): Promise<JsonObject> {
	const review = reviewIn(submission);
	const guards = {
		mode: 'replace',
		onlyIf: [],
		otherwise: 'fail',
		skipUnchanged: false,
		dryRun: false,
		includeChanges: false,
	} as const;
	return (await writeReview(client, id, body, { review, guards, before, isStill })).after;
}

const SETTLES_AFTER_MS = 300;
const SETTLES_WITHIN_MS = 2_000;

/**
 * The verification once the write of anybody is over who read it before ours was made, through another process of n8n: no
 * lock spans these. Whoever wrote last finds what he wrote; all others find that they were overtaken.
 *
 * @param tookMs what it took us from reading to writing: it takes others about as long
 */
async function settled(client: ApiClient, id: string, tookMs: number): Promise<JsonObject> {
	await sleep(Math.min(SETTLES_WITHIN_MS, SETTLES_AFTER_MS + 2 * Math.max(0, tookMs)));
	const now = await readIfPossible(client, id);
	if (now instanceof ItemError) throw asAmbiguous(now);
	return now;
}

/** A decision that the workflow is to write. */
function collected({ decision, before }: Attempt, { output }: ValidSubmission): Decision {
	const held = isObject(before.output) ? before.output : {};
	const names = output === undefined ? [] : Object.keys({ ...held, ...output });
	const corrected = names
		.map((name) => [name, ownValue(output ?? {}, name) ?? null] as const)
		.filter(([name, value]) => !isSame(ownValue(held, name) ?? null, value));
	const corrections = Object.fromEntries(corrected);
	return { ...decision, isCollected: true, corrections, verification: before };
}

function reviewIn({ decision, output }: ValidSubmission): Review {
	return { status: decision, ...(output && { output }) };
}

function attemptOf(
	submission: ValidSubmission,
	before: JsonObject,
	form: JsonObject,
	person: Person | undefined,
): Attempt {
	const { decision: status, label, reasons, comment, changes } = submission;
	const name = person?.name ?? submission.name;
	const at = new Date().toISOString();
	const body = bodyOf(reviewIn(submission), before, 'replace');
	const more = { ...(reasons && { reasons }), ...(person && { person }) };
	const decision = { status, label, comment, name, at, changes, ...more };
	return { decision, body, before, form };
}
