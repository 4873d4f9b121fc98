import type { IHttpRequestOptions } from 'n8n-workflow';

/** A request that has to be over in time. */
export interface TimedRequest extends IHttpRequestOptions {
	/** Milliseconds for all of it. A file that is downloaded has to begin in that time; one that is sent is left out. */
	timeout: number;
	/** Whether a success is a file, whose content the caller takes. */
	isFile?: boolean;
	/** Ends it, too. n8n puts a signal of its own into `abortSignal`, so `authenticateRequest` joins the two. */
	endSignal?: AbortSignal;
}

/**
 * Ends a request that is not over in time, whatever of it has come by then: a timeout of the library below n8n begins anew
 * with each byte.
 */
export class Deadline {
	/** Whether the time was up before it was lifted. */
	isMissed = false;

	private readonly abort = new AbortController();
	private until = 0;
	private timer: AbortSignal | undefined;

	/** @param ms milliseconds in which it has to be over */
	constructor(private readonly ms: number) {
		this.extend();
		this.check();
	}

	/** Aborts the request. */
	get signal(): AbortSignal {
		return this.abort.signal;
	}

	/** Begins anew: whoever sends a large file needs longer. */
	extend(): void {
		this.until = Date.now() + this.ms;
	}

	/** It is over, or something else watches what is left of it. */
	lift(): void {
		this.timer?.removeEventListener('abort', this.check);
	}

	private readonly check = (): void => {
		const left = this.until - Date.now();
		this.isMissed = left <= 0;
		if (this.isMissed) {
			this.abort.abort();
			return;
		}
		// Unlike n8n's `sleep`, it ends when nobody needs it any more, and keeps no process alive.
		this.timer = AbortSignal.timeout(left);
		this.timer.addEventListener('abort', this.check);
	};
}
