import type { IDataObject } from 'n8n-workflow';
import { inDoubt, type ItemError } from '../errors/itemError';
import type { JsonObject } from '../verification/objects';
import type { Clock } from './clock';
import type { ApiRequest, Settled } from './request';

/** Milliseconds without sending after which others may well have changed what was read before. */
const LONG_PAUSE_MS = 2000;

/** What one request is made from: what it sends, and how much is still known of the resource that it is about. */
export class Basis {
	/** What to send now. */
	body: IDataObject | undefined;

	/** Whether an attempt may have been applied although nothing says so. */
	isInDoubt = false;

	private lookedAt: number;
	private isRepeated = false;
	private mayLook = true;

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
		this.mayLook = true;
	}

	/**
	 * Asked when it is its turn: whether the resource has to be looked at again first. Once before each attempt, for where
	 * every answer is followed by a long pause, there would be no end to it.
	 *
	 * @param pausedMs milliseconds for which it waited because nobody sent
	 */
	isLate(pausedMs: number): boolean {
		if (this.request.isFromReading !== true || !this.mayLook) return false;
		return (this.isRepeated ? this.clock.now() - this.lookedAt : pausedMs) > LONG_PAUSE_MS;
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
		this.mayLook = false;
		if ('forbidden' in settled) throw settled.forbidden;
		if ('send' in settled) this.body = settled.send;
		return 'found' in settled ? settled.found : undefined;
	}

	private async settled(failure: ItemError | undefined): Promise<Settled> {
		const { settle } = this.request;
		const { isInDoubt } = this;
		if (!isInDoubt || failure === undefined) return (await settle?.(isInDoubt)) ?? { again: true };
		const forbidden = inDoubt(failure);
		if (settle === undefined) return { forbidden };
		// That looking did not work either leaves the doubt, whatever its own reason.
		return await settle(isInDoubt).catch(() => ({ forbidden }));
	}
}
