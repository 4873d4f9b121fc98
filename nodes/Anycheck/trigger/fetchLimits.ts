import { DEFAULT_LIMITS, type Limits } from '../transport/http/limits';

/** Somebody waits for the answer to its call, and calls again when none comes: better soon than stubborn. */
export const FETCH_LIMITS: Limits = {
	...DEFAULT_LIMITS,
	inFlight: 1,
	tries: 3,
	giveUpAfterMs: 8_000,
	isAwaited: true,
	timeoutMs: 8_000,
};
