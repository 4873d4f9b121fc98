import type { Fault, FaultSubject, RateLimitFault } from '../../../sandbox/faults/types.cts';
import type { Scenario } from '../support/scenario.cts';

/** A limit for every kind of request, below what the node would send. */
const LIMIT: RateLimitFault = { type: 'rateLimit', perSecond: 300, burst: 5 };

function during(fault: Fault, forMs?: number): Scenario['perform'] {
	return async (scene, items) => {
		const rows = scene.rows(items);
		scene.sandbox.faults.add({ match: { ...(forMs !== undefined && { forMs }) }, fault });
		return [await scene.run(rows)];
	};
}

/** A machine may be too slow to reach the limit, so one request is refused in any case. */
function limited(limit: RateLimitFault, hint: () => Record<string, string>): Scenario['perform'] {
	return async (scene, items) => {
		const fault: Fault = { type: 'status', status: 429, headers: hint() };
		scene.sandbox.faults.add({ match: { method: 'PUT', nth: 30 }, fault });
		return await during(limit)(scene, items);
	};
}

/** From the middle of the run on, everything is refused. */
function fromTheMiddle(headers: Record<string, string>): Scenario['perform'] {
	return async (scene, items) => {
		let puts = 0;
		const when = ({ method }: FaultSubject) => {
			if (method === 'PUT') puts++;
			return puts > items / 2;
		};
		scene.sandbox.faults.add({ match: { when }, fault: { type: 'status', status: 429, headers } });
		return [await scene.run(scene.rows(items))];
	};
}

const soon = () => Date.now() + 2000;

export const limits: Scenario[] = [
	{
		// The API takes 300 requests a second and refuses the others without a word about when to come back.
		fault: 'Too many requests (429), no hint',
		perform: limited(LIMIT, () => ({})),
	},
	{
		// The same, and the API says how many seconds to wait. Nobody sends anything before the time is over.
		fault: 'Too many requests (429), Retry-After in seconds',
		perform: limited({ ...LIMIT, retryAfter: 'seconds' }, () => ({ 'Retry-After': '1' })),
	},
	{
		// The same, with a date instead of seconds.
		fault: 'Too many requests (429), Retry-After as a date',
		perform: limited({ ...LIMIT, retryAfter: 'date' }, () => ({
			'Retry-After': new Date(soon()).toUTCString(),
		})),
	},
	{
		// Every answer tells how many requests are left and when there are new ones. When none is left, all items
		// pause until then, before the API has to refuse.
		fault: 'Too many requests (429), X-RateLimit headers',
		perform: limited({ ...LIMIT, headers: true }, () => ({
			'X-RateLimit-Remaining': '0',
			'X-RateLimit-Reset': String(Math.ceil(soon() / 1000)),
		})),
	},
	{
		// Whatever is sent in the first 3 seconds is refused, logins too.
		fault: 'Everything is refused (429) for 3 seconds',
		perform: during({ type: 'status', status: 429 }, 3000),
	},
	{
		// In the middle of the run the API says that it wants nothing for ten minutes, which is longer than the node
		// is set to wait. The items that are left fail at once, and say how long to wait.
		fault: 'Everything is refused (429) from the middle on, with Retry-After of ten minutes',
		perform: fromTheMiddle({ 'Retry-After': '600' }),
		expected: { failures: /too many requests/ },
	},
	{
		// In the middle of the run the API begins to refuse everything, and says each time to come back in 40 seconds.
		// After two minutes without a success the items that are left fail, and the run comes to its end.
		fault: 'Everything is refused (429) from the middle on, for good',
		seconds: 300,
		perform: fromTheMiddle({ 'Retry-After': '40' }),
		expected: { failures: /too many requests/ },
	},
	{
		// The API answers every request with 503 and the wish to come back in a second. All items pause until then;
		// whether a change was made is looked up before it is sent again.
		fault: 'Maintenance (503 with Retry-After) for 2 seconds',
		perform: during({ type: 'status', status: 503, headers: { 'Retry-After': '1' } }, 2000),
	},
];
