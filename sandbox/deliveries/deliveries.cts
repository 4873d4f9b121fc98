import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Core } from '../core.cts';
import { shown } from '../handlers/shown.cts';
import { toJson } from '../json.cts';
import type { ChangeCause, State } from '../state/state.cts';
import type { Verification } from '../types.cts';
import { eventBody } from './body.cts';
import { deliverByHand } from './byHand.cts';
import { newEntry } from './entry.cts';
import type { Job } from './run.cts';
import { Schedule } from './schedule.cts';
import { secretOf } from './signature.cts';
import type { DeliveryAnswer, DeliveryOverrides } from './types.cts';

type Sender = Pick<Core, 'url' | 'options' | 'fileHost' | 'record'>;

/** Tells the webhooks of verifications about changes of status. */
export class Deliveries {
	private readonly pending = new Set<Promise<void>>();
	private stopping = stopSignal();
	private schedule = new Schedule(this.stopping.signal);

	constructor(private readonly core: Sender) {}

	/** Delivers what happens in a state from now on. */
	watch(state: State): void {
		state.statusListeners.add((verification, cause) => {
			this.announce(verification, cause);
		});
	}

	/** Delivers once, at once, whatever status the verification has. */
	async byHand(
		verification: Verification,
		overrides: DeliveryOverrides = {},
	): Promise<DeliveryAnswer> {
		const answer = deliverByHand(this.core, verification, overrides, this.stopping.signal);
		this.track(answer.then(() => undefined));
		return await answer;
	}

	/** Resolves when nothing waits to be sent or repeated, and everything sent is answered. */
	async idle(): Promise<void> {
		while (!this.isIdle) await Promise.allSettled(this.pending);
	}

	get isIdle(): boolean {
		return this.pending.size === 0;
	}

	/** Gives up everything that is under way. */
	stop(): void {
		this.stopping.abort();
		this.stopping = stopSignal();
		this.schedule = new Schedule(this.stopping.signal);
	}

	private announce(verification: Verification, cause: ChangeCause): void {
		const options = { ...this.core.options.webhooks };
		const { id, status, webhook_url: url } = verification;
		if (url === null || !options.statuses.includes(status)) return;
		if (cause === 'update' && !options.deliverUpdates) return;
		const at = Date.now() + options.clockSkewMs;
		const event = eventBody(shown(verification, this.core), options, at);
		if (event === undefined) return;
		const body = Buffer.from(toJson(event));
		const secret = secretOf(verification);
		const draft = { id: randomUUID(), url, secret, body, sentBody: body };
		const jobs = Array.from({ length: options.copies }, (_, copy): Job => {
			const entry = newEntry({ ...draft, verificationId: id, status, copy });
			this.core.record.announced(entry);
			return { entry, draft, options };
		});
		this.track(this.schedule.make(id, jobs, options));
	}

	private track(work: Promise<void>): void {
		this.pending.add(work);
		const over = (): void => {
			this.pending.delete(work);
		};
		work.then(over, over);
	}
}

function stopSignal(): AbortController {
	const controller = new AbortController();
	// Every delivery that waits listens to it.
	setMaxListeners(0, controller.signal);
	return controller;
}
