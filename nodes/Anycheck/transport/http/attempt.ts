import { resourceIn, type Answer } from './answer';
import { Arrival } from './arrival';
import type { Basis } from './basis';
import { received } from './receiveFile';
import { feedbackOf } from './feedback';
import { failIfGone, type Run } from './patience';
import { httpOptions, mustNotRepeat, type ApiRequest } from './request';
import { judge, type Verdict } from './retryPolicy';

interface Attempt {
	mayRenew: boolean;
	/** Milliseconds of the pace's pauses that it may wait out before it is sent. */
	mostPauseMs: number;
}

interface Attempted {
	/** Milliseconds of the pace's pauses that it has waited out. */
	pausedMs: number;
	/** Undefined when it was too late for what it is made from. */
	sent?: { answer: Answer; verdict: Verdict; ms: number };
}

/** Sends the request once, when it is its turn. @throws ItemError when nothing can be sent any more; LongPause */
export async function attempt(
	run: Run,
	request: ApiRequest,
	basis: Basis,
	{ mayRenew, mostPauseMs }: Attempt,
): Promise<Attempted> {
	const { sender, pace, clock, limits } = run;
	if (sender.closed !== undefined) throw sender.closed;
	return await pace.pass(
		async (pausedMs): Promise<Attempted> => {
			failIfGone(run);
			if (basis.isLate(pausedMs)) return { pausedMs };
			const sentAt = clock.now();
			const { receive } = request;
			const arrival = receive && new Arrival(clock, limits.timeoutMs);
			const options = httpOptions(request, basis.body, limits, arrival?.signal);
			const first = await sender.send(options, mayRenew);
			const answer = arrival ? await received(first, options.url, receive, arrival) : first;
			const ms = clock.now() - sentAt;
			return { pausedMs, sent: { answer, verdict: verdictOn(answer, request), ms } };
		},
		({ sent }) => (sent ? feedbackOf(sent.answer, sent.verdict, clock.now()) : { kind: 'unused' }),
		{ mostPauseMs, isUrgent: request.isFromReading === true },
	);
}

/** As `judge`, but an answer that is about something else accepts nothing. */
function verdictOn(answer: Answer, request: ApiRequest): Verdict {
	const { accepts } = request;
	const isWrite = mustNotRepeat(request);
	const verdict = judge(answer, isWrite);
	const resource = verdict === 'accepted' ? resourceIn(answer) : undefined;
	if (resource === undefined || accepts === undefined || accepts(resource)) return verdict;
	return isWrite ? 'inDoubt' : 'refused';
}
