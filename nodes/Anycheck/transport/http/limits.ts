/** How hard one run tries, and how much it asks for at the same time. */
export interface Limits {
	/** Requests in flight at most; the pace uses fewer where more would be of no use. */
	inFlight: number;
	/** Attempts of one request at most. */
	tries: number;
	/** Milliseconds after its first sending after which a request is not repeated any more, pauses that the API asks for included. */
	giveUpAfterMs: number;
	/** Somebody waits for the answer: no pause longer than that is waited for before the first sending, either. */
	isAwaited?: boolean;
	/** Repeated requests of the whole run at most. */
	retryBudget: number;
	/** Milliseconds in which a request has to be answered. */
	timeoutMs: number;
}

export const DEFAULT_LIMITS: Limits = {
	inFlight: 100,
	tries: 12,
	giveUpAfterMs: 120_000,
	retryBudget: 50,
	timeoutMs: 60_000,
};
