import type { WebhookOptions } from '../options.cts';
import { wait } from '../wait.cts';
import { isLocal } from './address.cts';
import { compose, type Draft } from './message.cts';
import { post } from './post.cts';
import type { Answer, Message, RecordedDelivery } from './types.cts';

/** A delivery under way. */
export interface Job {
	entry: RecordedDelivery;
	/** All but the time of the attempt. */
	draft: Omit<Draft, 'at'>;
	options: WebhookOptions;
}

/** Makes one attempt with a message, and notes it. */
export async function attempt(
	{ entry, options }: Pick<Job, 'entry' | 'options'>,
	message: Message,
	signal: AbortSignal,
): Promise<Answer> {
	const at = Date.now();
	const answer = await post(message, { timeoutMs: options.timeoutMs, signal });
	const { status, failure } = answer;
	entry.attempts.push({ at, status, failure, tookMs: Date.now() - at });
	return answer;
}

/** Attempts until it is taken, or no repeat is left. Resolves in any case. */
export async function run(job: Job, signal: AbortSignal): Promise<void> {
	const { entry, draft, options } = job;
	if (!isLocal(draft.url)) {
		entry.state = 'notLocal';
		return;
	}
	const now = (): number => Date.now() + options.clockSkewMs;
	let message: Message | undefined;
	for (const pause of [0, ...options.retryDelaysMs]) {
		await wait(pause, signal);
		if (signal.aborted) break;
		if (message === undefined || options.resignRetries) {
			message = compose({ ...draft, at: now() }, options);
		}
		if (isTaken(await attempt(job, message, signal))) {
			entry.state = 'delivered';
			return;
		}
	}
	entry.state = signal.aborted ? 'stopped' : 'gaveUp';
}

/** Which answer the API expects is not documented; 2xx is what everyone expects. */
export function isTaken({ status }: Answer): boolean {
	return status !== undefined && status >= 200 && status < 300;
}
