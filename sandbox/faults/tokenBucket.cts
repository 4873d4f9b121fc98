import type { RateLimitFault } from './types.cts';

/** What the bucket says to a request. */
export interface Ruling {
	allowed: boolean;
	/** Headers for its answer. */
	headers: Record<string, string>;
}

/** A limit that refills steadily. */
export class TokenBucket {
	private tokens: number;
	private filledAt = Date.now();
	private readonly capacity: number;

	constructor(private readonly limit: RateLimitFault) {
		this.capacity = limit.burst ?? limit.perSecond;
		this.tokens = this.capacity;
	}

	/** Takes a token if there is one. */
	take(): Ruling {
		this.refill();
		const allowed = this.tokens >= 1;
		if (allowed) this.tokens -= 1;
		return { allowed, headers: { ...this.limitHeaders(), ...(allowed ? {} : this.retryAfter()) } };
	}

	private refill(): void {
		const now = Date.now();
		const gained = ((now - this.filledAt) / 1000) * this.limit.perSecond;
		this.tokens = Math.min(this.capacity, this.tokens + gained);
		this.filledAt = now;
	}

	/** Milliseconds since 1970 at which the next token is there. */
	private nextTokenAt(): number {
		const missing = Math.max(0, 1 - this.tokens);
		return this.filledAt + (missing / this.limit.perSecond) * 1000;
	}

	private limitHeaders(): Record<string, string> {
		if (!this.limit.headers) return {};
		return {
			'X-RateLimit-Limit': String(this.capacity),
			'X-RateLimit-Remaining': String(Math.floor(this.tokens)),
			'X-RateLimit-Reset': String(Math.ceil(this.nextTokenAt() / 1000)),
		};
	}

	private retryAfter(): Record<string, string> {
		const at = this.nextTokenAt();
		switch (this.limit.retryAfter ?? 'none') {
			case 'none':
				return {};
			case 'seconds':
				return { 'Retry-After': String(Math.max(1, Math.ceil((at - Date.now()) / 1000))) };
			case 'date':
				return { 'Retry-After': new Date(Math.ceil(at / 1000) * 1000).toUTCString() };
		}
	}
}
