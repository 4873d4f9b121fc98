import type { Answer } from './answer';
import type { Feedback } from './pace';
import { pauseAskedFor } from './retryAfter';
import type { Verdict } from './retryPolicy';

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
			const isLimited = answer.status === 429 || answer.status === 503;
			const pauseMs = pauseAskedFor(answer.headers, now, isLimited);
			if (answer.status === 429 || (isLimited && pauseMs !== undefined)) {
				return { kind: 'tooMany', pauseMs };
			}
			const isWell = verdict === 'accepted' || verdict === 'refused';
			return isWell ? { kind: 'fine', pauseMs } : { kind: 'trouble' };
		}
	}
}
