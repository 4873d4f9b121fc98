import type { GivenOptions } from '../../sandbox/index.cts';
import type { Check } from './check.cts';

/** What is asked only when it is named after `--with`. */
export const words = {
	uploads: 'leaves two small files in your account',
	retry:
		'runs the verification again, up to three times: each may cost its credits, and its results are made anew',
	'rate-limit':
		'sends up to 310 requests in a few seconds, which may slow down others of your organization',
	webhook: 'waits for reports about the verification, on this machine',
	create: 'creates a verification, which costs credits and cannot be deleted',
} as const;
export type Word = keyof typeof words;

/** What was found out. All texts are fit for a public report. */
export interface Answer {
	text: string;
	/** Options with which the sandbox behaves so; without, the sandbox has no such choice. */
	seen?: GivenOptions;
	/** A limit on requests, which is no option of the sandbox. */
	limit?: {
		perSecond: number;
		burst?: number;
		headers: boolean;
		retryAfter: 'seconds' | 'date' | 'none';
		status: number;
	};
	/** Whether it is not what this package takes for granted; where `seen` does not say so by itself. */
	isOtherwise?: boolean;
	/** What to choose in n8n. */
	settings?: string[];
	/** What to change in this repository. */
	changes?: string[];
}

/** A question, which stands by itself: whatever becomes of the others, it is asked. */
export interface Probe {
	id: string;
	question: string;
	/** The row of the README's open questions that it answers; the beginning of its text. */
	row?: string;
	/** Asked only when this is named. */
	word?: Word;
	/** Whether it changes the verification, and puts it back. */
	isWriting?: boolean;
	/** @throws Unanswered, Trouble, Stopped */
	ask: (check: Check) => Promise<Answer>;
}

/** A question and what has become of it. */
export interface Result {
	probe: Probe;
	state: 'answered' | 'otherwise' | 'unanswered' | 'trouble';
	/** The answer, or why there is none. */
	text: string;
	answer?: Answer;
}
