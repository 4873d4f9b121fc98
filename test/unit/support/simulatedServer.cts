/** What a server with a limit says to one request. */
export interface Ruling {
	isAllowed: boolean;
	/** Requests that would still be allowed now. */
	remaining: number;
	/** Milliseconds since 1970 at which the next one is allowed for sure. */
	resetAt: number;
	/** Milliseconds that it waits before it is worked on; none by default. */
	delayMs?: number;
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

/** So many requests in each second, or so many milliseconds, of the server's clock, which need not begin with ours. */
export function fixedWindow(limit: number, windowMs = 1000, phaseMs = 0): SimulatedServer {
	let window = 0;
	let used = 0;
	return (now) => {
		const current = Math.floor((now - phaseMs) / windowMs);
		if (current !== window) used = 0;
		window = current;
		const isAllowed = used < limit;
		if (isAllowed) used += 1;
		return { isAllowed, remaining: limit - used, resetAt: (current + 1) * windowMs + phaseMs };
	};
}

/** The last so many milliseconds hold at most so many requests. */
export function slidingWindow(limit: number, windowMs: number): SimulatedServer {
	const times: number[] = [];
	return (now) => {
		while ((times[0] ?? now) <= now - windowMs) times.shift();
		const isAllowed = times.length < limit;
		if (isAllowed) times.push(now);
		const remaining = limit - times.length;
		const resetAt = remaining > 0 ? now : (times[0] ?? now) + windowMs;
		return { isAllowed, remaining, resetAt };
	};
}

/** A queue of so many that are worked off one after the other: who is in it waits, who finds it full is refused. */
export function leakyBucket(perSecond: number, places: number): SimulatedServer {
	const everyMs = 1000 / perSecond;
	let emptyAt = 0;
	return (now) => {
		const waiting = Math.ceil(Math.max(0, emptyAt - now) / everyMs);
		const isAllowed = waiting < places;
		if (isAllowed) emptyAt = Math.max(now, emptyAt) + everyMs;
		const remaining = Math.max(0, places - waiting - (isAllowed ? 1 : 0));
		const resetAt = remaining > 0 ? now : emptyAt - (places - 1) * everyMs;
		return { isAllowed, remaining, resetAt, delayMs: isAllowed ? emptyAt - now : 0 };
	};
}

/** Milliseconds in which the server takes so many requests from somebody who knows its state. */
export function leastMs(server: SimulatedServer, count: number, from: number): number {
	let now = from;
	let delayMs = 0;
	for (let accepted = 0; accepted < count;) {
		const ruling = server(now);
		if (ruling.isAllowed) {
			accepted++;
			delayMs = ruling.delayMs ?? 0;
		} else {
			now = Math.max(now + 0.01, ruling.resetAt);
		}
	}
	return now - from + delayMs;
}
