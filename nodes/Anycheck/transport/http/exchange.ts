import { afterAttempts, waitFirst, type ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { neverSent } from '../../errors/responseError';
import type { JsonObject } from '../../json/objects';
import { resourceIn } from './answer';
import { answerError } from './answerError';
import { attempt } from './attempt';
import { Basis } from './basis';
import { LongPause } from './pace';
import {
	isAnswer,
	mayRepeat,
	noteTrouble,
	patienceOf,
	patienceToStart,
	type Run,
} from './patience';
import type { ApiRequest } from './request';
import { retryDelay } from './retryPolicy';

export interface ApiOutcome {
	resource: JsonObject;
	/** How often it was sent. */
	attempts: number;
	/** No answer told that the write was applied, but reading showed it. */
	wasInDoubt: boolean;
}

/** New sessions for one request; when it is refused with each of them, the fault is not the session's. */
const MAX_RENEWALS = 3;

/**
 * One request, repeated as the policy says until it has an outcome.
 * @throws ItemError when it has none, or a refusal
 */
export async function exchange(run: Run, request: ApiRequest): Promise<ApiOutcome> {
	const { clock, pace } = run;
	const { isAwaited } = run.limits;
	const basis = new Basis(request, clock);
	/** Milliseconds since it was first sent, or since somebody waits for it, without waiting for its turn among the others. */
	let spent = 0;
	let renewals = 0;
	let attempts = 1;
	/** Why the last attempt failed; undefined until the first has. */
	let error: ItemError | undefined;
	const isSpending = () => error !== undefined || isAwaited === true;
	const look = async (isLate = false): Promise<ApiOutcome | undefined> => {
		const since = clock.now();
		const resource = await (isLate ? basis.lookAgain(error) : basis.look(error));
		if (isSpending()) spent += clock.now() - since;
		return resource && { resource, attempts, wasInDoubt: basis.isInDoubt };
	};
	for (;;) {
		const mayRenew = renewals < MAX_RENEWALS;
		const patienceMs = attempts > 1 ? patienceOf(run) : patienceToStart(run);
		const mostPauseMs = Math.max(0, patienceMs - spent);
		const sending = attempt(run, request, basis, { mayRenew, mostPauseMs });
		const { pausedMs, sent } = await sending.catch((reason: unknown) => {
			throw reason instanceof LongPause
				? waitFirst(basis.withDoubt(error ?? neverSent()), pace.askedPauseMs)
				: basis.withDoubt(asItemError(reason));
		});
		if (isSpending()) spent += pausedMs;
		if (sent === undefined) {
			const found = await look(true);
			if (found !== undefined) return found;
			continue;
		}
		const { answer, verdict, ms } = sent;
		if (answer.kind === 'renewed') {
			renewals++;
			basis.repeat();
			continue;
		}
		spent += ms;
		if (isAnswer(answer)) run.isReached = true;
		if (verdict === 'accepted') run.trouble = undefined;
		const resource = verdict === 'accepted' ? resourceIn(answer) : undefined;
		if (resource !== undefined) return { resource, attempts, wasInDoubt: false };

		error = afterAttempts(answerError(answer, request, run.sender.authentication), attempts);
		noteTrouble(run, answer, verdict, error);
		if (verdict === 'inDoubt') basis.isInDoubt = true;
		// Where the API wants to be left alone for longer than that, looking would have to wait as well.
		const mayLook = pace.askedPauseMs === 0 || pace.askedPauseMs <= patienceOf(run) - spent;
		const isFinal = verdict === 'refused' || verdict === 'accepted';
		// It may be refused because an earlier attempt has been applied after all.
		if (mayLook && (verdict === 'inDoubt' || (isFinal && basis.isInDoubt))) {
			const found = await look();
			if (found !== undefined) return found;
		}
		if (isFinal) throw mayLook ? error : basis.withDoubt(error);
		const left = patienceOf(run) - spent;
		if (!mayRepeat(run, attempts) || left <= 0 || pace.pauseMs > left) {
			throw waitFirst(basis.withDoubt(error), pace.askedPauseMs);
		}
		run.retries++;
		const delay = Math.min(left, retryDelay(attempts, Math.random()));
		spent += delay;
		await clock.sleep(delay);
		basis.repeat();
		attempts++;
	}
}
