import type { IDataObject } from 'n8n-workflow';
import { asAmbiguous, ItemError } from '../../errors/itemError';
import { neverSent } from '../../errors/responseError';
import type { JsonObject } from '../../json/objects';
import type { Clock } from './clock';
import type { ApiRequest, Settled } from './request';

/** Milliseconds without sending after which others may well have changed what was read before. */
const LONG_PAUSE_MS = 2000;

/** Looks before each attempt: where every answer is followed by a long pause, there would be no end to it. */
const MOST_LOOKS = 3;

/** Milliseconds after which it is not sent any more, however often it was looked at before. */
const TOO_LONG_PAUSE_MS = 30_000;

/** What one request is made from: what it sends, and how much is still known of the resource that it is about. */
export class Basis {
	/** What to send now. */
	body: IDataObject | undefined;

	/** Whether an attempt may have been applied although nothing says so. */
	isInDoubt = false;

	private lookedAt: number;
	private isRepeated = false;
	private looks = 0;

	constructor(
		private readonly request: ApiRequest,
		private readonly clock: Clock,
	) {
		this.body = request.body;
		this.lookedAt = clock.now();
	}

	/** Before the next attempt. */
	repeat(): void {
		this.isRepeated = true;
		this.looks = 0;
	}

	/**
	 * Asked when it is its turn: whether the resource has to be looked at again first.
	 * @param pausedMs milliseconds for which it waited because nobody sent
	 */
	isLate(pausedMs: number): boolean {
		if (this.request.isFromReading !== true) return false;
		const ageMs = this.isRepeated ? this.clock.now() - this.lookedAt : pausedMs;
		return ageMs > (this.looks < MOST_LOOKS ? LONG_PAUSE_MS : TOO_LONG_PAUSE_MS);
	}

	/** As `look`, because it is late. */
	async lookAgain(failure?: ItemError): Promise<JsonObject | undefined> {
		if (this.looks++ >= MOST_LOOKS) throw this.withDoubt(failure ?? neverSent());
		return await this.look(failure);
	}

	/**
	 * Looks at the resource, and takes over what to send now.
	 *
	 * @param failure why the last attempt failed, if there was one
	 * @returns what was found where there is nothing left to send
	 * @throws ItemError when nothing more must be sent
	 */
	async look(failure?: ItemError): Promise<JsonObject | undefined> {
		const settled = await this.settled(failure);
		this.lookedAt = this.clock.now();
		if ('forbidden' in settled) throw settled.forbidden;
		if ('send' in settled) this.body = settled.send;
		return 'found' in settled ? settled.found : undefined;
	}

	/** Why it failed, with the doubt that there is. What must not be done twice is not worth trying again then. */
	withDoubt(failure: ItemError): ItemError {
		if (!this.isInDoubt) return failure;
		const { message, description, facts } = asAmbiguous(failure);
		return new ItemError(message, description, {
			...facts,
			...(this.isOnce && { retryable: false }),
		});
	}

	/** Without a way to look, sending it again could do it twice. */
	private get isOnce(): boolean {
		const { isOnce, settle } = this.request;
		return isOnce === true || settle === undefined;
	}

	private async settled(failure: ItemError | undefined): Promise<Settled> {
		const { isInDoubt } = this;
		const looking = this.request.settle?.(isInDoubt);
		if (!isInDoubt || failure === undefined) return (await looking) ?? { again: true };
		const forbidden = this.withDoubt(failure);
		// That looking did not work either leaves the doubt, whatever its own reason.
		const settled = await looking?.catch(() => undefined);
		return settled === undefined || ('again' in settled && this.isOnce) ? { forbidden } : settled;
	}
}
