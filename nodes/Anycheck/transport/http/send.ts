import type { JsonObject } from '../../json/objects';
import { DownloadStream } from './downloadStream';
import { PendingRequest } from './reconcile';
import { httpOptions, isSafeToRepeat, type ApiRequest } from './request';
import { errorFrom, resourceIn, type SendResult } from './response';
import { judge, retryDelay, signalFrom, type Verdict } from './retryPolicy';
import {
	noteFailure,
	noteSuccess,
	probing,
	stopIf,
	stopReason,
	timeLeft,
	type Run,
} from './stopPolicy';

export interface ApiOutcome {
	resource: JsonObject;
	/** How often it was sent. */
	attempts: number;
	/** No response told that the write was applied, but reading back showed it. */
	wasAmbiguous: boolean;
}

/** New sessions for one request; when it is refused with each of them, the fault is not the session's. */
const MAX_RENEWALS = 3;

interface Attempt {
	result: SendResult;
	verdict: Verdict;
	/** Milliseconds from sending to the result. */
	ms: number;
}

/**
 * Sends a request, judges what came of it, waits, and sends it again, until it has an outcome or `stopPolicy.ts` says to stop.
 * @throws ItemError when it has none, or a refusal
 */
export async function sendWithRetry(run: Run, request: ApiRequest): Promise<ApiOutcome> {
	const { clock, throttle, sender, limits } = run;
	const pending = new PendingRequest(request, clock, limits.isAwaited);
	const outcome = (resource: JsonObject, wasAmbiguous: boolean): ApiOutcome => ({
		resource,
		attempts: pending.attempts,
		wasAmbiguous,
	});
	for (let renewals = 0; ;) {
		const attempt = await makeRequest(run, pending, renewals < MAX_RENEWALS);
		if (attempt === undefined) {
			// The reading that it was made from has become stale meanwhile.
			stopIf('rereading', run, pending);
			pending.rereads++;
			const found = await pending.reconcile();
			if (found !== undefined) return outcome(found, pending.isAmbiguous);
			continue;
		}
		const { result, verdict, ms } = attempt;
		if (result.kind === 'sessionRenewed') {
			if (!result.isTakenOver) renewals++;
			pending.repeat();
			continue;
		}
		pending.sent(ms);
		const resource = verdict === 'ok' ? resourceIn(result) : undefined;
		if (resource !== undefined) return outcome(resource, false);
		pending.fail(errorFrom(result, request, sender.authentication), verdict === 'ambiguous');

		const isFinal = verdict === 'rejected' || verdict === 'ok';
		const mayReconcile = !stopReason('reconciling', run, pending, throttle.askedPauseMs);
		// It may be refused because an earlier attempt has been applied after all.
		if (mayReconcile && (verdict === 'ambiguous' || (isFinal && pending.isAmbiguous))) {
			const found = await pending.reconcile();
			if (found !== undefined) return outcome(found, true);
		}
		if (isFinal) throw mayReconcile ? pending.failure : pending.withDoubt(pending.failure);
		stopIf('retrying', run, pending, throttle.pauseMs);
		run.retries++;
		const delayMs = Math.min(timeLeft(run, pending), retryDelay(pending.attempts, Math.random()));
		await clock.sleep(delayMs);
		pending.spend(delayMs);
		pending.repeat();
	}
}

/**
 * Sends the request once, when it is its turn.
 * @returns undefined when what it is made from has become stale while it waited
 * @throws ItemError when it is not worth waiting, or sending, any more
 */
async function makeRequest(
	run: Run,
	pending: PendingRequest,
	mayRenew: boolean,
): Promise<Attempt | undefined> {
	const { clock, throttle } = run;
	const { pausedMs, attempt } = await throttle.schedule(
		async (waitedMs): Promise<{ pausedMs: number; attempt?: Attempt }> => {
			const since = clock.now();
			// Another one finds out whether the API is back.
			while (run.outage?.probe !== undefined) await run.outage.probe;
			stopIf('sending', run, pending);
			const sentAt = clock.now();
			const pausedMs = waitedMs + sentAt - since;
			if (pending.isStale(pausedMs)) return { pausedMs };
			const { result, verdict } = await probing(run, async () => {
				const response = await sendOnce(run, pending, mayRenew);
				return { result: response, verdict: verdictOn(run, response, pending.request) };
			});
			return { pausedMs, attempt: { result, verdict, ms: clock.now() - sentAt } };
		},
		({ attempt: made }) =>
			made ? signalFrom(made.result, made.verdict, clock.now()) : { kind: 'unused' },
		{
			checkpoint: (pauseMs) => {
				stopIf('waiting', run, pending, pauseMs);
			},
			isUrgent: pending.request.isReadModifyWrite === true,
		},
	);
	pending.spend(pausedMs);
	return attempt;
}

async function sendOnce(
	{ sender, clock, limits }: Run,
	{ request, body }: PendingRequest,
	mayRenew: boolean,
): Promise<SendResult> {
	const { receive, takesKey = false } = request;
	if (receive === undefined) {
		return await sender.send(httpOptions(request, body, limits.timeoutMs), mayRenew, takesKey);
	}
	const file = new DownloadStream(clock, limits.timeoutMs);
	const options = httpOptions(request, body, limits.timeoutMs, file.signal);
	return await file.take(await sender.send(options, mayRenew, takesKey), options.url, receive);
}

/** As `judge`, but a response that is about something else is no success. Remembers how the API is doing. */
function verdictOn(run: Run, result: SendResult, request: ApiRequest): Verdict {
	const isWrite = !isSafeToRepeat(request);
	const judged = judge(result, isWrite);
	const resource = judged === 'ok' ? resourceIn(result) : undefined;
	const isForeign = resource !== undefined && request.accepts?.(resource) === false;
	const otherwise = isWrite ? 'ambiguous' : 'rejected';
	const verdict = isForeign ? otherwise : judged;
	if (verdict === 'ok' || result.kind === 'sessionRenewed') noteSuccess(run);
	else noteFailure(run, result, verdict, errorFrom(result, request, run.sender.authentication));
	return verdict;
}
