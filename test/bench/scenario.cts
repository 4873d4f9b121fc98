/** The two nodes that are compared; a pair of runs is one of each, in this order. */
export const CONTENDERS = ['httpRequest', 'anycheck'] as const;
export type Contender = (typeof CONTENDERS)[number];

/** A limit on requests, kept by the server as a token bucket that is full at first. */
export interface ServerLimit {
	perSecond: number;
	/** Whether its answers carry X-RateLimit-* and Retry-After. */
	tells: boolean;
}

/** What an update does with the fields of the output that it is not given: AnyCheck drops them, or they are read and sent back. */
export const WORKS = ['replace', 'merge'] as const;
export type Work = (typeof WORKS)[number];

/** One thing to measure with both nodes. */
export interface Scenario {
	work: Work;
	items: number;
	/** How long the server takes for each answer. */
	delayMs: number;
	limit?: ServerLimit;
	/** Runs of each node. */
	pairs: number;
	/** A new n8n process for each run: memory that an earlier run left behind would count for the next. */
	freshServer: boolean;
}

/** One run of one node. */
export interface Measurement {
	/** Time of the node under test, from the execution's data; with the one that reads before it. */
	milliseconds: number;
	/** Largest resident memory of the n8n process during the execution. */
	peakBytes: number;
	requests: number;
	/** Requests that the server had in hand at the same time. */
	maxInFlight: number;
	/** Verifications that were updated. */
	applied: number;
	/** Updates beyond the first of the same verification. */
	doubled: number;
	/** How n8n ended the execution: `success` or `error`. */
	status: string;
	failure: string | undefined;
}

export interface Result {
	scenario: Scenario;
	runs: Record<Contender, Measurement[]>;
}

const DELAYS = [0, 20, 150];
/** Servers that take 100 requests a second. */
export const LIMITS: ServerLimit[] = [
	{ perSecond: 100, tells: true },
	{ perSecond: 100, tells: false },
];

/** The whole benchmark; `isQuick` leaves out the large runs and all repetitions. */
export function scenarios(isQuick: boolean): Scenario[] {
	const pairs = isQuick ? 1 : 3;
	const work = 'replace';
	const few = { items: 1_000, pairs, freshServer: false };
	const small = WORKS.flatMap((each) => DELAYS.map((delayMs) => ({ ...few, work: each, delayMs })));
	const limited = LIMITS.map((limit) => ({ ...few, work, delayMs: 20, limit }) as const);
	if (isQuick) return [...small, ...limited];
	// These take a minute and a half for each pair.
	const large = DELAYS.map(
		(delayMs) =>
			({
				work,
				items: 10_000,
				delayMs,
				pairs: delayMs === 0 ? 2 : 1,
				freshServer: true,
			}) as const,
	);
	return [...small, ...limited, ...large];
}

export function describeScenario({ items, delayMs, limit, work }: Scenario): string {
	const rate =
		limit === undefined
			? ''
			: `, ${limit.perSecond} requests a second (${limit.tells ? 'with' : 'without'} Retry-After)`;
	const merged = work === 'merge' ? ', merged' : '';
	return `${items.toLocaleString('en')} items, ${delayMs} ms${rate}${merged}`;
}
