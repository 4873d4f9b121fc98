import { isObject } from '../../json/objects';
import type { Clock } from './clock';

/** The content of a file while it arrives, as n8n's binary helper takes it. */
export type FileStream = AsyncIterable<Uint8Array>;

/** How often it is looked whether anything has come. */
const LOOK_EVERY_MS = 250;

/**
 * Watches the file of one answer while it arrives. n8n's helper for requests waits for the beginning of an answer only,
 * and its store waits for the end of a file without limit.
 */
export class Arrival {
	/** Why the request was ended, as the code of a network failure. */
	endedBy = 'ERR_CANCELED';

	private readonly request = new AbortController();

	/** @param longestPauseMs how long nothing may come, in milliseconds */
	constructor(
		private readonly clock: Clock,
		private readonly longestPauseMs: number,
	) {}

	/** Ends the request. */
	get signal(): AbortSignal {
		return this.request.signal;
	}

	/** Does something with the content, which fails when nothing more comes, or the run is cancelled. */
	async during<T>(content: FileStream, task: () => Promise<T>): Promise<T> {
		let isOver = false;
		let latest = this.clock.now();
		onEachPiece(content, () => (latest = this.clock.now()));
		const watch = async () => {
			while (!isOver && !this.signal.aborted) {
				await this.clock.sleep(LOOK_EVERY_MS);
				const hasStalled = !isOver && this.clock.now() - latest > this.longestPauseMs;
				if (hasStalled) this.endedBy = 'ETIMEDOUT';
				if (hasStalled || this.clock.isCancelled()) this.request.abort();
			}
		};
		void watch();
		try {
			return await task();
		} finally {
			isOver = true;
		}
	}
}

/** Lets go of the connection of an answer whose content nobody reads. */
export function drop(body: unknown): void {
	if (isObject(body) && typeof body.destroy === 'function') body.destroy();
}

/** Listening for data instead would make it flow before somebody takes it. */
function onEachPiece(content: FileStream & { push?: unknown }, note: () => void): void {
	const { push } = content;
	if (typeof push !== 'function') return;
	content.push = (...piece: unknown[]): unknown => {
		note();
		return push.apply(content, piece);
	};
}
