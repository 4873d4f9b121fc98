import { statusEntry } from '../../errors/catalogue';
import type { Answer } from './answer';
import { pauseAskedFor } from './retryAfter';
import type { Verdict } from './retryPolicy';

/** How the server took a request, as far as the pace is concerned. */
export type Feedback =
	/** It did its work. `pauseMs` when it says that nothing more is welcome for a while. */
	| { kind: 'fine'; pauseMs?: number | undefined }
	/** It asked for fewer requests, and may have said for how long. */
	| { kind: 'tooMany'; pauseMs?: number | undefined }
	/** It is not well, or not there. */
	| { kind: 'trouble' }
	/** It works, but many at once got in each other's way. */
	| { kind: 'easeOff' }
	/** It was not asked, or the fault is not its own. */
	| { kind: 'none' }
	/** Nothing was even tried: the turn is free for the next one. */
	| { kind: 'unused' };

/** What an answer tells the pace about how the server is doing. @param now milliseconds since 1970 */
export function feedbackOf(answer: Answer, verdict: Verdict, now: number): Feedback {
	switch (answer.kind) {
		case 'renewed':
			return { kind: 'easeOff' };
		case 'unsent': {
			const pauseMs = answer.reason.facts.retryAfterMs;
			if (pauseMs !== undefined) return { kind: 'tooMany', pauseMs };
			return { kind: verdict === 'again' ? 'trouble' : 'none' };
		}
		case 'unanswered':
			return { kind: verdict === 'refused' ? 'none' : 'trouble' };
		case 'answered': {
			const { asksForLess } = statusEntry(answer.status);
			const pauseMs = pauseAskedFor(answer.headers, now, asksForLess !== undefined);
			if (asksForLess === 'always' || (asksForLess && pauseMs !== undefined)) {
				return { kind: 'tooMany', pauseMs };
			}
			const isWell = verdict === 'accepted' || verdict === 'refused';
			return isWell ? { kind: 'fine', pauseMs } : { kind: 'trouble' };
		}
	}
}
