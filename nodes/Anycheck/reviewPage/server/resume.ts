import { sleep, type IWebhookResponseData } from 'n8n-workflow';
import { isGone, ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import type { NoteSchema } from '../../fields/outputShapes';
import { pinnedVerification } from '../../fields/pickers';
import type { JsonObject } from '../../json/objects';
import { Waiting, type Item, type Outcome, type Result, type Results } from '../../run/operation';
import { runPool } from '../../run/pool';
import { ANSWERED } from '../../run/wait/webhooks';
import type { ApiClient } from '../../transport/api/client';
import { getVerification } from '../../transport/api/verifications';
import { changeLines } from '../../verification/changes';
import type { Decided } from '../page';
import { STANDARD_LABELS } from '../settings/decisions';
import { confirmAttempt, type Decision, type ReviewMemory } from './memory';
import { recordVersion, type ReviewSession } from './session';

/** Verifications that are read side by side. */
export const READS_AT_A_TIME = 10;

/** The items that nobody has decided on this page, in input order. */
export function undecided({ asked, memory }: ReviewSession): number[] {
	return asked.filter((index) => !memory.decisions.has(index));
}

/**
 * Resumes the workflow if no item is undecided any more, here or elsewhere. Also called when somebody only opens a page: a
 * verification may have been completed elsewhere, or n8n may have failed to resume when the last one was decided.
 */
export async function resumeWhenAllAreDecided(
	session: ReviewSession,
): Promise<IWebhookResponseData> {
	const { run } = session;
	const outcomes: Outcome[] = [];
	let isWaiting = false;
	await runPool(
		run.count,
		() => READS_AT_A_TIME,
		async (index) => {
			const task = async (item: Item) => await resultOf(session, index, item);
			const outcome = await run.outcomeOf(index, task);
			outcomes[index] = outcome;
			if (outcome.kind === 'waiting') isWaiting = true;
		},
		() => isWaiting,
	);
	if (isWaiting) return ANSWERED;
	session.memory.resumedAt = Date.now();
	return { ...run.resume(outcomes), ...ANSWERED };
}

async function resultOf(
	{ run, memory }: ReviewSession,
	index: number,
	{ client, parameters }: Item,
): Promise<Results> {
	const failure = run.failureOf(index);
	if (failure !== undefined) throw failure;
	if (memory.deciding.has(index)) return new Waiting();
	const note = run.noteOf(index);
	const known = memory.decisions.get(index);
	const reading = readIfPossible(client, pinnedVerification(parameters, note));
	// What was decided and seen is not lost because it cannot be seen again.
	const now = known?.verification === undefined ? await reading : await reading.catch(asItemError);
	if (now instanceof ItemError) {
		if (known?.verification === undefined) return new Waiting();
		return [decisionResult(known, known.verification)];
	}
	const decision = standingDecision(memory, index, now, note);
	if (decision !== undefined) return [decisionResult(decision, now)];
	if (!isDecidedElsewhere(now, note)) return new Waiting();
	await untilOthersHaveResumed(now);
	return [decidedElsewhere(now)];
}

/**
 * What was decided about an item, if AnyCheck still has it: others may have changed it since. What is left to the workflow
 * to write cannot be there yet.
 */
export function standingDecision(
	memory: ReviewMemory,
	index: number,
	now: JsonObject,
	note: JsonObject,
): Decision | undefined {
	const decision = memory.decisions.get(index) ?? confirmAttempt(memory, index, now);
	if (decision === undefined || decision.status === now.status) return decision;
	if (decision.isCollected === true && !isDecidedElsewhere(now, note)) return decision;
	memory.decisions.delete(index);
	return undefined;
}

/** Longer than a process that has written a decision takes to find that it stands, and to go on with it. */
const RESUMED_WITHIN_MS = 3_000;

/** Another process may have written this just now: the workflow should go on with the name and the comment, which it has. */
async function untilOthersHaveResumed({ updated_at: at }: JsonObject): Promise<void> {
	const age = Date.now() - Date.parse(String(at));
	if (age < RESUMED_WITHIN_MS) await sleep(Math.min(RESUMED_WITHIN_MS, RESUMED_WITHIN_MS - age));
}

/**
 * Whether a person has completed it elsewhere since the run began to wait. Only one that waited for a person then counts:
 * any other is completed by AnyCheck itself as well, and that is nobody's decision. Where reviewers have to prove who they
 * are, only they decide.
 */
export function isDecidedElsewhere(verification: JsonObject, note: JsonObject): boolean {
	if (note.proven === true) return false;
	return verification.status === 'COMPLETED' && note.status === 'NEED_REVIEW';
}

/** The verification, or why it cannot be read at the moment. @throws ItemError when it is gone, for that is final */
export async function readIfPossible(
	client: ApiClient,
	id: string,
): Promise<JsonObject | ItemError> {
	try {
		return await getVerification(client, id);
	} catch (error) {
		const reason = asItemError(error);
		if (isGone(reason)) throw reason;
		return reason;
	}
}

/** What a decided item goes on with, besides the verification. */
export const DECISION_NOTES: Readonly<Record<string, NoteSchema>> = {
	decision: { type: 'string', description: '`COMPLETED` or `NEED_REVIEW`' },
	decision_label: {
		type: 'string',
		description: 'The name that you gave the decision, or _Completed_ or _Need Review_',
	},
	reasons: {
		type: 'array',
		items: { type: 'string' },
		description: 'The reasons that the reviewer chose, where **Reasons** are set',
	},
	comment: { type: 'string', description: 'What the reviewer wrote' },
	reviewer: {
		type: 'string',
		description:
			'The name of the reviewer: the proven one, or what was typed, which is not checked',
	},
	reviewed_by: {
		type: 'object',
		description:
			'Who decided: `name`, `email` where it is known, `proven` (whether the page knows for certain who it was), `how` (`personal_code`, `typed`, or `anycheck` for a decision made there), `at`',
	},
	decided_at: { type: 'string', description: 'When it was decided' },
	changed_fields: { type: 'string', description: 'Which fields were corrected' },
	changes: { type: 'string', description: 'From what to what' },
	record_version: {
		type: 'string',
		description:
			'Tells the record after the decision from any later state; a second Wait for Review compares it',
	},
	corrections: {
		type: 'object',
		description:
			'Only with **Save the Decision** > _In the Workflow_: the corrected fields, for an update that merges',
	},
};

/** A decision as pages tell of it. */
export function decidedOf({ label, name, at }: Decision): Decided {
	return { decision: label, name, at };
}

/** Who decided, as the output tells it. What nobody proved is never called proven, whatever name was typed. */
function reviewedBy({
	person,
	name,
	at,
	isElsewhere,
}: Pick<Decision, 'person' | 'name'> & { at: unknown; isElsewhere?: true }): JsonObject {
	if (person === undefined) {
		return { name, proven: false, how: isElsewhere === true ? 'anycheck' : 'typed', at };
	}
	const { how, email } = person;
	return { name: person.name, ...(email !== '' && { email }), proven: true, how, at };
}

/** @param decision its `at` is whatever the API gives, where it was made elsewhere */
function decisionResult(
	decision: Omit<Decision, 'at'> & { at: unknown; isElsewhere?: true },
	verification: JsonObject,
): Result {
	const { status, label, reasons, comment, name, at, changes, isCollected } = decision;
	const { corrections = {} } = decision;
	return {
		resource: verification,
		notes: {
			decision: status,
			decision_label: STANDARD_LABELS[label] ?? label,
			...(reasons && { reasons }),
			comment,
			reviewer: name,
			reviewed_by: reviewedBy(decision),
			decided_at: at,
			...changeLines(changes),
			record_version: recordVersion(verification),
			...(isCollected === true && { corrections }),
		},
	};
}

/** For one that was completed meanwhile, but not on this page, or by a process of n8n of which no receipt tells. */
function decidedElsewhere(verification: JsonObject): Result {
	const { updated_at: at } = verification;
	const status = 'COMPLETED';
	const unknown = { comment: '', name: '', changes: [] };
	const decision = { ...unknown, status, label: status, at, isElsewhere: true } as const;
	return decisionResult(decision, verification);
}
