/** Something that goes wrong. `afterApplying` lets the API do its work first, and spoils the answer only. */
export type Fault =
	| {
			type: 'status';
			status: number;
			/** Instead of an error in the documented shape. */
			body?: unknown;
			headers?: Record<string, string>;
			afterApplying?: boolean;
	  }
	| { type: 'delay'; ms: number; afterApplying?: boolean }
	/** The connection is reset. */
	| { type: 'reset'; afterApplying?: boolean }
	/** No answer ever comes. */
	| { type: 'hang'; afterApplying?: boolean }
	/** The connection ends in the middle of the answer (after applying). */
	| { type: 'truncate' }
	/** Complete answer that is not JSON, though it says so (after applying). */
	| { type: 'brokenJson' }
	/** A page for people, as proxies show it. */
	| { type: 'html'; status?: number; afterApplying?: boolean }
	/** The right answer under another content type (after applying). */
	| { type: 'contentType'; contentType: string }
	/** The right answer, some bytes at a time (after applying). */
	| { type: 'drip'; bytes: number; everyMs: number }
	| RateLimitFault;

/** A limit on requests; those above it get 429 and are not applied. */
export interface RateLimitFault {
	type: 'rateLimit';
	perSecond: number;
	/** Requests that may come at once; `perSecond` unless given. */
	burst?: number;
	/** Whether answers carry X-RateLimit-Limit, -Remaining and -Reset (Unix seconds). */
	headers?: boolean;
	/** Form of Retry-After on 429; `none` unless given. */
	retryAfter?: 'seconds' | 'date' | 'none';
	/** 429 unless given. */
	status?: number;
}

/** What a fault is looking at. */
export interface FaultSubject {
	method: string;
	path: string;
	headers: NodeJS.Dict<string | string[]>;
	body: unknown;
}

/** Which requests a fault hits: those for which all that is given holds. */
export interface FaultMatch {
	method?: string;
	/** Pattern for the path, without query. */
	path?: RegExp | string;
	/** Any other condition. */
	when?: (subject: FaultSubject) => boolean;
	/** Of the requests that match so far: only this one, counted from 1. */
	nth?: number;
	/** Of the requests that match so far: every so many. */
	every?: number;
	/** Of the requests that match so far: this share, 0 to 1. */
	probability?: number;
	/** Makes `probability` fall out the same in every run; 1 unless given. */
	seed?: number;
	/** Ends after so many hits. */
	count?: number;
	/** Begins so long after it was added. */
	afterMs?: number;
	/** Ends so long after it began. */
	forMs?: number;
}
