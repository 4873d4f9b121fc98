import { statusEntry } from '../../errors/catalogue';
import { ItemError, waitFirst } from '../../errors/itemError';
import { neverSent } from '../../errors/responseError';
import type { Clock } from './clock';
import type { Limits } from './limits';
import { MAX_REREADS } from './reconcile';
import type { HttpResult, Sender } from './response';
import type { Verdict } from './retryPolicy';
import type { Throttle } from './throttle';

/** What the requests of one run share. */
export interface Run {
	sender: Sender;
	throttle: Throttle;
	clock: Clock;
	limits: Limits;
	/** Whether the run has ended by a failed item. */
	isStopped: () => boolean;
	/** Retries so far, of all requests. */
	retries: number;
	/** Whether the API has answered at all. */
	isReached: boolean;
	/** What there has been since the API last did its work. */
	outage?: Outage | undefined;
}

/** Requests in a row that got nowhere, since when, and why the first did. */
export interface Outage {
	count: number;
	since: number;
	error: ItemError;
	/** Whether the API is there, and only wants fewer requests. */
	isRefusal: boolean;
	/** While one request finds out whether it is over, when it counts as gone: ends with that. */
	probe?: Promise<void> | undefined;
	/** When the last of these ended. */
	probedAt?: number;
}

/** How far one request has come: see `PendingRequest`. */
interface Progress {
	attempts: number;
	failure: ItemError;
	spentMs: number;
	rereads: number;
	withDoubt(error: ItemError): ItemError;
}

/** So many requests in a row get nowhere before the API counts as gone. */
const FAILURES_OF_AN_OUTAGE = 20;

/** While it counts as gone, so often one request finds out whether it still is; the first does at once. */
export const PROBE_EVERY_MS = 10_000;

/**
 * What was never sent waits so long for an API that only wants fewer requests, however soon the user lets the node give up
 * what was refused.
 */
const PATIENCE_MS = 120_000;

/** Until the API has answered once, its address may simply be wrong: nobody should wait long for that. */
const FIRST_CONTACT_MS = 30_000;

/** @param pauseMs milliseconds of pauses that it would have to wait out */
type Rule = (run: Run, progress: Progress, pauseMs: number) => boolean;

/** Every reason to stop. */
const RULES = {
	/** Another item has failed, and the run ends with it. What was sent before is brought to its end. */
	stopped: ({ isStopped }, { attempts }) => attempts === 0 && isStopped(),
	/** The credential is of no use any more. */
	closed: ({ sender }) => sender.closed !== undefined,
	/** Somebody has cancelled the execution. */
	cancelled: ({ clock }) => clock.isCancelled(),
	/** Nobody sends for longer than this request may wait, or the server puts everybody off again and again. */
	pause: (run, progress, pauseMs) => {
		const { throttle, limits } = run;
		if (pauseMs > Math.max(0, timeLeft(run, progress))) return true;
		if (progress.attempts > 0 || limits.isAwaited === true || throttle.askedPauseMs === 0)
			return false;
		return throttle.askedPauseMs > patience(run) || outageMs(run) >= patience(run);
	},
	/** Nothing has worked for as long as one request is retried: no further one is worth the same wait, but one an interval. */
	outage: (run) => isGone(run) && !mayProbe(run),
	/** Whenever it was read anew, another long pause followed. */
	rereads: (_, { rereads }) => rereads >= MAX_REREADS,
	attempts: ({ limits }, { attempts }) => attempts >= limits.tries,
	retryBudget: ({ limits, retries }) => retries >= limits.retryBudget,
	deadline: (run, progress) => timeLeft(run, progress) <= 0,
} satisfies Record<string, Rule>;

export type StopReason = keyof typeof RULES;

/** What is asked before what, in this order. */
const ASKED_BEFORE = {
	/** A task that waited for another one about the same thing. */
	task: ['stopped'],
	/** Waiting for a turn, as long as it takes. */
	waiting: ['stopped', 'closed', 'cancelled', 'pause'],
	sending: ['stopped', 'cancelled', 'outage'],
	/** Reading again because the last reading is stale. */
	rereading: ['rereads'],
	/** Reading back what became of a write, which would have to wait out a pause as well. */
	reconciling: ['pause'],
	retrying: ['attempts', 'retryBudget', 'deadline', 'pause'],
} satisfies Record<string, readonly StopReason[]>;

export type Step = keyof typeof ASKED_BEFORE;

/** Of an item that the run does not get to any more; another item's failure is what the run ends with. */
export const STOPPED = new ItemError('The run was stopped before this item', '', {
	retryable: true,
});

/** What was never sent has not failed. */
const NOT_BEGUN: Progress = {
	attempts: 0,
	failure: neverSent(),
	spentMs: 0,
	rereads: 0,
	withDoubt: (error) => error,
};

/** The first reason against a step, if there is one. @param pauseMs milliseconds of pauses that it would have to wait out */
export function stopReason(
	before: Step,
	run: Run,
	progress: Progress = NOT_BEGUN,
	pauseMs = 0,
): StopReason | undefined {
	return ASKED_BEFORE[before].find((reason) => RULES[reason](run, progress, pauseMs));
}

/** @throws ItemError when there is a reason against a step: it says why the request failed, or was not even sent */
export function stopIf(before: Step, run: Run, progress: Progress = NOT_BEGUN, pauseMs = 0): void {
	switch (stopReason(before, run, progress, pauseMs)) {
		case undefined:
			return;
		case 'stopped':
			throw STOPPED;
		case 'closed':
			throw progress.withDoubt(run.sender.closed ?? progress.failure);
		case 'cancelled':
			throw progress.withDoubt(new ItemError('The run was cancelled', '', { retryable: true }));
		case 'outage':
			throw progress.withDoubt(run.outage?.error ?? progress.failure);
		default: {
			const { attempts, failure } = progress;
			const error = (attempts === 0 ? run.outage?.error : undefined) ?? failure;
			throw waitFirst(progress.withDoubt(error), run.throttle.askedPauseMs);
		}
	}
}

/** Milliseconds in which it may still be sent. What was never sent has time without limit, unless somebody waits for it. */
export function timeLeft(run: Run, { attempts, spentMs }: Progress): number {
	const { isAwaited, giveUpAfterMs } = run.limits;
	if (attempts > 0) return retryWindow(run) - spentMs;
	return isAwaited === true ? giveUpAfterMs - spentMs : Number.POSITIVE_INFINITY;
}

/** Milliseconds after its first sending in which a request is retried. */
function retryWindow({ isReached, limits: { giveUpAfterMs } }: Run): number {
	return isReached ? giveUpAfterMs : Math.min(giveUpAfterMs, FIRST_CONTACT_MS);
}

/** Whether the API counts as gone. */
function isGone(run: Run): boolean {
	const { outage } = run;
	if (outage === undefined || outage.count < FAILURES_OF_AN_OUTAGE) return false;
	return outageMs(run) >= (outage.isRefusal ? patience(run) : retryWindow(run));
}

function mayProbe({ outage, clock }: Run): boolean {
	const { probe, probedAt = Number.NEGATIVE_INFINITY } = outage ?? {};
	return probe === undefined && clock.now() - probedAt >= PROBE_EVERY_MS;
}

function outageMs({ outage, clock }: Run): number {
	return outage === undefined ? 0 : clock.now() - outage.since;
}

function patience({ limits }: Run): number {
	return Math.max(limits.giveUpAfterMs, PATIENCE_MS);
}

/** Sends a request that `stopIf` lets pass. Where the API counts as gone, it is the one that finds out. */
export async function probing<T>(run: Run, send: () => Promise<T>): Promise<T> {
	const { outage, clock } = run;
	if (outage === undefined || !isGone(run)) return await send();
	const sending = send();
	const end = () => {
		outage.probe = undefined;
		outage.probedAt = clock.now();
	};
	outage.probe = sending.then(end, end);
	return await sending;
}

/** Remembers that the API does its work. */
export function noteSuccess(run: Run): void {
	run.isReached = true;
	run.outage = undefined;
}

/** Remembers how the API is doing. @param failure why the request failed */
export function noteFailure(
	run: Run,
	result: HttpResult,
	verdict: Verdict,
	failure: ItemError,
): void {
	// Who asks to come back later is there, too.
	const asksToComeBack =
		result.kind === 'notSent' && result.reason.facts.retryAfterMs !== undefined;
	if (result.kind === 'response' || asksToComeBack) run.isReached = true;
	const isRefusal =
		asksToComeBack ||
		(result.kind === 'response' && statusEntry(result.status).asksForLess === 'always');
	const isWorking =
		result.kind === 'response' && result.status < 500 && !isRefusal && verdict !== 'ambiguous';
	const { outage, clock } = run;
	if (isWorking || verdict === 'rejected') run.outage = undefined;
	else if (outage !== undefined) Object.assign(outage, { count: outage.count + 1, isRefusal });
	else run.outage = { count: 1, since: clock.now(), error: failure, isRefusal };
}
