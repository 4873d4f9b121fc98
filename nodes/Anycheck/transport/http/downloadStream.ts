import { ItemError } from '../../errors/itemError';
import { isObject } from '../../json/objects';
import type { Clock } from './clock';
import { fileFacts, type FileFacts } from './fileFacts';
import { typeOfContent } from './fileTypes';
import { causesOf, networkCodeOf, type SendResult } from './response';

/** The content of a file while it is downloaded, as n8n's binary helper takes it. */
export type FileStream = AsyncIterable<Uint8Array>;

/** Takes a file's content while it is downloaded. */
export type ReceiveFile = (content: FileStream, facts: FileFacts) => Promise<void>;

/** Key under which a response says that the file is elsewhere. */
export const MOVED = 'location';

/** How often the idle timeout is checked. */
const CHECK_EVERY_MS = 250;

/**
 * The file in one response, with an idle timeout: n8n's helper for requests waits for the beginning of a response only, and
 * its store waits for the end of a file without limit.
 */
export class DownloadStream {
	/** Why the request was aborted, as the code of a network failure. */
	abortCode = 'ERR_CANCELED';

	private readonly abort = new AbortController();

	/** @param idleTimeoutMs how long nothing may come, in milliseconds */
	constructor(
		private readonly clock: Clock,
		private readonly idleTimeoutMs: number,
	) {}

	/** Aborts the request. */
	get signal(): AbortSignal {
		return this.abort.signal;
	}

	/**
	 * Hands over the file of a response, and gives the response as if it had been JSON: an empty object, or where the file is
	 * (`MOVED`). A file that breaks off counts as no response.
	 */
	async take(result: SendResult, url: string, receive: ReceiveFile): Promise<SendResult> {
		if (result.kind !== 'response') return result;
		const { status, headers, body } = result;
		try {
			if (status >= 300 && status < 400 && typeof headers.location === 'string') {
				return { ...result, status: 200, body: { [MOVED]: headers.location } };
			}
			if (!isStream(body)) return result;
			return await this.during(body, async () => {
				const facts = fileFacts(headers, url);
				const type = facts.type || typeOfContent(await beginningOf(body));
				await receive(body, { ...facts, type });
				return { ...result, body: {} };
			});
		} catch (error) {
			if (this.signal.aborted) return { kind: 'noResponse', networkCode: this.abortCode };
			if (isFrom(body, error)) return { kind: 'noResponse', networkCode: networkCodeOf(error) };
			return { kind: 'notSent', reason: error instanceof ItemError ? error : NOT_KEPT };
		}
	}

	/** Does something with the content, which fails when nothing more comes, or the run is cancelled. */
	async during<T>(content: FileStream, task: () => Promise<T>): Promise<T> {
		let isOver = false;
		let latest = this.clock.now();
		onEachChunk(content, () => (latest = this.clock.now()));
		const watch = async () => {
			while (!isOver && !this.signal.aborted) {
				await this.clock.sleep(CHECK_EVERY_MS);
				const isIdle = !isOver && this.clock.now() - latest > this.idleTimeoutMs;
				if (isIdle) this.abortCode = 'ETIMEDOUT';
				if (isIdle || this.clock.isCancelled()) this.abort.abort();
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

/** The file came, but what takes it failed: downloading it again would not help. */
const NOT_KEPT = new ItemError(
	'n8n could not store the file',
	"Check n8n's free disk space and its settings for binary data",
	{ retryable: true },
);

/** Listening for data instead would make it flow before somebody takes it. */
function onEachChunk(content: FileStream & { push?: unknown }, note: () => void): void {
	const { push } = content;
	if (typeof push !== 'function') return;
	content.push = (...chunk: unknown[]): unknown => {
		note();
		return push.apply(content, chunk);
	};
}

/** What has come of the content so far, which stays in it. */
async function beginningOf(
	content: FileStream & {
		once?: (event: string, listener: () => void) => void;
		read?: () => unknown;
		unshift?: (chunk: unknown) => void;
		errored?: unknown;
	},
): Promise<Uint8Array> {
	await new Promise<void>((resolve) => {
		if (content.once === undefined) resolve();
		for (const event of ['readable', 'end', 'error', 'close']) content.once?.(event, resolve);
	});
	if (content.errored instanceof Error) throw content.errored;
	const chunk = content.read?.();
	if (!(chunk instanceof Uint8Array)) return new Uint8Array();
	content.unshift?.(chunk);
	return chunk;
}

function isStream(body: unknown): body is FileStream {
	return isObject(body) && Symbol.asyncIterator in body;
}

/** Whether it was the content that failed, and not what takes it. */
function isFrom(content: unknown, error: unknown): boolean {
	return isObject(content) && causesOf(error).includes(content.errored);
}
