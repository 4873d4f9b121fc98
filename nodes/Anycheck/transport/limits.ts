/** How hard one run tries, and how much it asks for at the same time. */
export interface Limits {
	/** Requests in flight at most; the pace uses fewer where more would be of no use. */
	inFlight: number;
	/** Attempts of one request at most. */
	tries: number;
	/** Milliseconds after which one request is not repeated any more. */
	giveUpAfterMs: number;
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
