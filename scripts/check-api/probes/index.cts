import type { Probe } from '../probe.cts';
import { errorProbes } from './errors.cts';
import { limitProbes } from './limits.cts';
import { pagingProbes } from './paging.cts';
import { readingProbes } from './reading.cts';
import { retryProbes } from './retry.cts';
import { sessionProbes } from './session.cts';
import { statusProbes } from './statuses.cts';
import { updateProbes } from './update.cts';
import { uploadProbes } from './uploads.cts';
import { webhookProbes } from './webhook.cts';

/** Every question, in the order in which they are asked: what cannot be put back comes last. */
export const probes: Probe[] = [
	...sessionProbes,
	...errorProbes,
	...readingProbes,
	...pagingProbes,
	...updateProbes,
	...statusProbes,
	...webhookProbes,
	...uploadProbes,
	...limitProbes,
	...retryProbes,
];

/** Rows of the README that no run of questions can answer, and why. */
export const unaskable = {
	'Do verifications that are created through the API ever **need review**?':
		'It takes verifications of your own kind: look at those that your workflows create',
} as const;
