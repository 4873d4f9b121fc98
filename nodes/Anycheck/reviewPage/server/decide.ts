import { ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import type { JsonObject } from '../../json/objects';
import type { ApiClient } from '../../transport/api/client';
import { KeyedMutex } from '../../transport/http/keyedMutex';
import { bodyOf, type Review } from '../../verification/plan';
import { writeReview } from '../../verification/write';
import {
	readSubmission,
	versionOf,
	type ReviewItem,
	type ReviewSetup,
	type Submission,
} from '../page';
import type { Decision } from './memory';
import { readIfPossible } from './resume';

/** What came of a form that was sent. */
export type SubmitResult =
	| { kind: 'decided'; decision: Decision }
	/** Somebody else was faster. */
	| { kind: 'decidedBefore' }
	/** Without the verification there is no form to show: all that was sent has to be kept as it is. */
	| { kind: 'unread'; error: ItemError }
	/** The form has to be shown again, with everything that was typed. */
	| { kind: 'again'; item: ReviewItem; submission: Exclude<Submission, { kind: 'ok' }> }
	| { kind: 'notSent'; item: ReviewItem; submission: ValidSubmission; error: ItemError };

type ValidSubmission = Extract<Submission, { kind: 'ok' }>;

/** What the form's fate depends on. */
interface SubmitContext {
	/** Asked when it is this form's turn. */
	isDecided: () => boolean;
	/** Told while it still is this form's turn, so that the next one sees it. */
	decided: (decision: Decision) => void;
	/** Makes the page's item from the verification as it is now. */
	toItem: (verification: JsonObject) => ReviewItem;
}

/** Two people may send the same page at the same time: the second sees what the first did. */
const mutex = new KeyedMutex();

/**
 * Writes a reviewer's decision, if the verification still is what the page showed. It is in the API before this ends.
 *
 * @throws ItemError when the verification is gone
 */
export async function submitDecision(
	client: ApiClient,
	id: string,
	body: JsonObject,
	setup: ReviewSetup,
	{ isDecided, decided, toItem }: SubmitContext,
): Promise<SubmitResult> {
	return await mutex.runExclusive(id, async () => {
		if (isDecided()) return { kind: 'decidedBefore' };
		const before = await readIfPossible(client, id);
		if (before instanceof ItemError) return { kind: 'unread', error: before };
		const item = toItem(before);
		const submission = readSubmission(body, item, setup);
		if (submission.kind !== 'ok') return { kind: 'again', item, submission };
		const meanwhile: { changed?: ReviewItem } = {};
		const isStill = (now: JsonObject): boolean => {
			const shown = toItem(now);
			const isSame = versionOf(shown) === versionOf(item);
			if (!isSame) meanwhile.changed = shown;
			return isSame;
		};
		try {
			const verification = await writeDecision(client, id, before, submission, isStill);
			const decision = decisionOf(submission, setup, verification);
			decided(decision);
			return { kind: 'decided', decision };
		} catch (error) {
			const { typed } = submission;
			if (meanwhile.changed !== undefined) {
				return { kind: 'again', item: meanwhile.changed, submission: { kind: 'changed', typed } };
			}
			return { kind: 'notSent', item, submission, error: asItemError(error) };
		}
	});
}

/** Written only while the verification is what was shown, also where the first attempt came to nothing. */
async function writeDecision(
	client: ApiClient,
	id: string,
	before: JsonObject,
	{ decision, output }: ValidSubmission,
	isStill: (now: JsonObject) => boolean,
): Promise<JsonObject> {
	const review: Review = { status: decision, ...(output && { output }) };
	const guards = {
		mode: 'replace',
		onlyIf: [],
		otherwise: 'fail',
		skipUnchanged: false,
		dryRun: false,
		includeChanges: false,
	} as const;
	const body = bodyOf(review, before, 'replace');
	return (await writeReview(client, id, body, { review, guards, before, isStill })).after;
}

function decisionOf(
	{ decision, comment, name, changes }: ValidSubmission,
	{ decisions }: ReviewSetup,
	verification: JsonObject,
): Decision {
	const label = decisions.find(({ value }) => value === decision)?.label ?? decision;
	return {
		status: decision,
		label,
		comment,
		name,
		at: new Date().toISOString(),
		changes,
		verification,
	};
}
