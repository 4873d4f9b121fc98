import type { IDataObject } from 'n8n-workflow';
import { afterAttempts, asAmbiguous, type ItemError } from '../../errors/itemError';
import { neverSent } from '../../errors/responseError';
import type { JsonObject } from '../../json/objects';
import type { Clock } from './clock';
import type { ApiRequest, Reconciled } from './request';

/** Milliseconds without sending after which others may well have changed what was read before. */
const STALE_MS = 2000;

/** The same after the last of the readings in a row: where each is followed by a long pause, there would be no end to it. */
const STALE_AT_LAST_MS = 30_000;

/** Readings in a row for one attempt. */
export const MAX_REREADS = 3;

/** One request until it has an outcome: what it sends now, what came of it so far, and how fresh the reading behind it is. */
export class PendingRequest {
	/** What to send now. Nothing else holds it while it is being sent. */
	body: IDataObject | undefined;

	/** Whether an attempt may have been applied although no response says so. */
	isAmbiguous = false;

	/** How often it was sent. */
	attempts = 0;

	/** Why the last attempt failed, or that there was none. */
	failure: ItemError = neverSent();

	/** Milliseconds since it was first sent, or since somebody waits for it, without waiting for its turn among the others. */
	spentMs = 0;

	/** Readings in a row since the last attempt. */
	rereads = 0;

	private readAt: number;
	private isRepeated = false;

	/** @param isAwaited whether its time runs before it is first sent */
	constructor(
		readonly request: ApiRequest,
		private readonly clock: Clock,
		private readonly isAwaited = false,
	) {
		this.body = request.body;
		this.readAt = clock.now();
	}

	/** Counts an attempt, which took so many milliseconds. */
	sent(ms: number): void {
		this.attempts++;
		this.spentMs += ms;
	}

	/** Counts milliseconds that passed otherwise. */
	spend(ms: number): void {
		if (this.attempts > 0 || this.isAwaited) this.spentMs += ms;
	}

	/** After an attempt without success. */
	fail(error: ItemError, isAmbiguous: boolean): void {
		this.failure = afterAttempts(error, this.attempts);
		if (isAmbiguous) this.isAmbiguous = true;
	}

	/** Before it is sent again. */
	repeat(): void {
		this.isRepeated = true;
		this.rereads = 0;
	}

	/**
	 * Asked when it is its turn: whether what it is made from has to be read again first.
	 * @param pausedMs milliseconds for which it waited because nobody sent
	 */
	isStale(pausedMs: number): boolean {
		if (this.request.isReadModifyWrite !== true) return false;
		const ageMs = this.isRepeated ? this.clock.now() - this.readAt : pausedMs;
		return ageMs > (this.rereads < MAX_REREADS ? STALE_MS : STALE_AT_LAST_MS);
	}

	/**
	 * Reads back and compares, and takes over what to send now.
	 *
	 * @returns what was found where there is nothing left to send
	 * @throws ItemError when nothing more must be sent
	 */
	async reconcile(): Promise<JsonObject | undefined> {
		const since = this.clock.now();
		const reconciled = await this.reconciled();
		this.readAt = this.clock.now();
		this.spend(this.readAt - since);
		if ('forbidden' in reconciled) throw reconciled.forbidden;
		if ('send' in reconciled) this.body = reconciled.send;
		return 'found' in reconciled ? reconciled.found : undefined;
	}

	/** Why it failed, with the doubt that there is. A POST makes or starts something: another run would do it twice. */
	withDoubt(failure: ItemError): ItemError {
		if (!this.isAmbiguous) return failure;
		const isDoneTwice = this.isAtMostOnce || this.request.method === 'POST';
		return asAmbiguous(failure).with(isDoneTwice ? { retryable: false } : {});
	}

	/** Without a way to read back, sending it again could do it twice. */
	private get isAtMostOnce(): boolean {
		const { isAtMostOnce, reconcile } = this.request;
		return isAtMostOnce === true || reconcile === undefined;
	}

	private async reconciled(): Promise<Reconciled> {
		const reading = this.request.reconcile?.(this.isAmbiguous);
		if (!this.isAmbiguous) return (await reading) ?? { retry: true };
		// That reading does not work either leaves the doubt, whatever its own reason.
		const seen = await reading?.catch(() => undefined);
		if (seen !== undefined && !('retry' in seen && this.isAtMostOnce)) return seen;
		return { forbidden: this.withDoubt(this.failure) };
	}
}
