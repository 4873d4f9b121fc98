import type { Scenario } from '../support/scenario.cts';
import { cancelling } from './cancelling.cts';
import { limits } from './limits.cts';
import { outages } from './outages.cts';
import { sessions } from './sessions.cts';
import { writes } from './writes.cts';

/** A group of faults, in the order of the document. */
export interface Chapter {
	title: string;
	/** What the node does about them, for the document. */
	story: string;
	scenarios: Scenario[];
}

export const chapters: Chapter[] = [
	{
		title: 'Rate limits and maintenance',
		story:
			'A refused request changed nothing, so the node retries it. All items pause together, at least as long as `Retry-After` says, and continue at the speed the API takes. When `X-RateLimit` headers say that no requests are left, they pause before a refusal. After two minutes without a success, or if the API asks for a longer pause than **Give Up After (Seconds)**, the remaining items fail and say how long to wait. After a 503, the node reads the verification before it sends the change again.',
		scenarios: limits,
	},
	{
		title: "The node can't tell whether the change was saved",
		story:
			"Only AnyCheck itself can refuse a change: a page, a gateway's answer or a refusal without a code of AnyCheck doesn't count. So the node reads the verification. A change that is there counts as done, and one that is missing is sent again. A change that arrives after the timeout says the same thing once more and changes nothing.",
		scenarios: writes,
	},
	{
		title: 'The session ends',
		story:
			'The node renews the session once for all waiting items, first with the refresh token, and sends the refused requests again. A refused password is tried once, because accounts get locked otherwise. If a new session is refused too, the node asks for its own profile: if it gets that, the refusal belongs to the item, and the other items continue.',
		scenarios: sessions,
	},
	{
		title: 'The API is not there',
		story:
			"All items wait, longer each time. When the API is back, the node first reads what was under way. Twenty requests in a row without an answer count as an outage; then a single request checks whether the API is back. Items that got no answer until **Give Up After (Seconds)** fail and say that the node can't tell whether the change was saved.",
		scenarios: outages,
	},
	{
		title: 'Somebody stops the run',
		story:
			"The node sends nothing new, doesn't wait for answers, and the run ends within a second.",
		scenarios: cancelling,
	},
];

/** All of them, in the same order. */
export const scenarios: Scenario[] = chapters.flatMap((chapter) => chapter.scenarios);
