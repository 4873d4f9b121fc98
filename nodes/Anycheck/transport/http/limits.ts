/** How hard one run tries, and how much it asks for at the same time. */
export interface Limits {
	/** Requests in flight at most; the throttle lets out fewer where more would be of no use. */
	inFlight: number;
	/** Attempts of one request at most. */
	tries: number;
	/** Milliseconds after its first sending after which a request is not retried any more, pauses that the API asks for included. */
	giveUpAfterMs: number;
	/** Somebody waits for the response: no pause longer than that is waited for before the first sending, either. */
	isAwaited?: boolean;
	/** Retries of the whole run at most. */
	retryBudget: number;
	/** Milliseconds in which a request has to be answered. */
	timeoutMs: number;
}

/** A run of the node; the options of the node change it, see `fields/limitOptions.ts`. */
export const DEFAULT_LIMITS: Limits = {
	inFlight: 100,
	tries: 12,
	giveUpAfterMs: 120_000,
	retryBudget: 50,
	timeoutMs: 60_000,
};

/** A list in the editor: somebody looks at a spinner, and opens the list again where nothing comes. */
export const EDITOR_LIMITS: Limits = {
	...DEFAULT_LIMITS,
	tries: 3,
	giveUpAfterMs: 10_000,
	isAwaited: true,
	timeoutMs: 20_000,
};

/** A call to a parked workflow: a person waits for a page, or a sender that calls again where no answer comes. */
export const CALL_LIMITS: Limits = {
	...DEFAULT_LIMITS,
	inFlight: 10,
	tries: 4,
	giveUpAfterMs: 10_000,
	isAwaited: true,
	timeoutMs: 15_000,
};

/** A call to the trigger: the sender waits for the answer to its delivery, and delivers again where none comes. */
export const DELIVERY_LIMITS: Limits = {
	...DEFAULT_LIMITS,
	inFlight: 1,
	tries: 3,
	giveUpAfterMs: 8_000,
	isAwaited: true,
	timeoutMs: 8_000,
};
