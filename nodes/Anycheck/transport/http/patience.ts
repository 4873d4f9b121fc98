import type { ItemError } from '../../errors/itemError';
import type { Answer, OwnAnswer, Sender } from './answer';
import type { Clock } from './clock';
import type { Limits } from './limits';
import type { Pace } from './pace';
import type { Verdict } from './retryPolicy';

/** What the requests of one run share. */
export interface Run {
	sender: Sender;
	pace: Pace;
	clock: Clock;
	limits: Limits;
	/** Repeated requests so far. */
	retries: number;
	/** Whether the API has answered at all. */
	isReached: boolean;
	/** Requests in a row that got nowhere, since when, and why the first did; undefined while the API does its work. */
	trouble?: { count: number; since: number; error: ItemError } | undefined;
}

/** So many requests in a row get nowhere before the API counts as gone. */
const TROUBLES_TO_GIVE_UP = 20;

/** Until the API has answered once, its address may simply be wrong: nobody should wait long for that. */
const FIRST_CONTACT_MS = 30_000;

/** Whether there are tries left, of this request and of the run. */
export function mayRepeat(
	{ limits: { tries, retryBudget }, retries }: Run,
	attempts: number,
): boolean {
	return attempts < tries && retries < retryBudget;
}

/** Milliseconds after its first sending in which a request is repeated. */
export function patienceOf({ isReached, limits: { giveUpAfterMs } }: Run): number {
	return isReached ? giveUpAfterMs : Math.min(giveUpAfterMs, FIRST_CONTACT_MS);
}

/** What was never sent has not begun: it waits as long as the others' pauses take, unless somebody waits for it. */
export function patienceToStart({ limits: { isAwaited, giveUpAfterMs } }: Run): number {
	return isAwaited === true ? giveUpAfterMs : Number.POSITIVE_INFINITY;
}

/** Remembers how the API is doing. */
export function noteTrouble(run: Run, answer: Answer, verdict: Verdict, error: ItemError): void {
	const isThere = answer.kind === 'answered' && answer.status < 500;
	if (isThere || verdict === 'refused') run.trouble = undefined;
	else if (run.trouble === undefined) run.trouble = { count: 1, since: run.clock.now(), error };
	else run.trouble.count++;
}

/** Where nothing has worked for as long as one request is repeated, no further request is worth the same wait. */
export function failIfGone(run: Run): void {
	const { trouble, clock } = run;
	if (trouble === undefined || trouble.count < TROUBLES_TO_GIVE_UP) return;
	if (clock.now() - trouble.since >= patienceOf(run)) throw trouble.error;
}

/** Whether it shows that there is an API at the address; who asks to come back later is there, too. */
export function isAnswer(answer: OwnAnswer): boolean {
	if (answer.kind === 'unsent') return answer.reason.facts.retryAfterMs !== undefined;
	return answer.kind === 'answered';
}
