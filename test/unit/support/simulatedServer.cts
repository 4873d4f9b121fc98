/** What a server with a limit says to one request. */
export interface Ruling {
	isAllowed: boolean;
	/** Requests that would still be allowed now. */
	remaining: number;
	/** Milliseconds since 1970 at which the next one is allowed for sure. */
	resetAt: number;
}

export type SimulatedServer = (now: number) => Ruling;

/** A limit that refills steadily, and holds at most a burst. */
export function tokenBucket(perSecond: number, burst: number): SimulatedServer {
	const perMs = perSecond / 1000;
	let tokens = burst;
	let filledAt: number | undefined;
	return (now) => {
		tokens = Math.min(burst, tokens + (now - (filledAt ?? now)) * perMs);
		filledAt = now;
		const isAllowed = tokens >= 1;
		if (isAllowed) tokens -= 1;
		const resetAt = now + Math.max(0, 1 - tokens) / perMs;
		return { isAllowed, remaining: Math.floor(tokens), resetAt };
	};
}

/** So many requests in each second of the server's clock. */
export function fixedWindow(perSecond: number): SimulatedServer {
	let second = 0;
	let used = 0;
	return (now) => {
		const current = Math.floor(now / 1000);
		if (current !== second) used = 0;
		second = current;
		const isAllowed = used < perSecond;
		if (isAllowed) used += 1;
		return { isAllowed, remaining: perSecond - used, resetAt: (current + 1) * 1000 };
	};
}
