import { setTimeout as sleep } from 'node:timers/promises';
import axios, { isAxiosError, type AxiosRequestConfig } from 'axios';
import type { Address } from './address.cts';
import type { ApiDocument, Operation } from './document.cts';
import { bodyFrom, type Reply } from './reply.cts';
import { Stopped, Trouble } from './trouble.cts';

/** What a request has besides its operation. */
export interface Asking {
	/** Values for the names in the path. */
	path?: Record<string, string>;
	query?: Record<string, string | number | boolean>;
	body?: unknown;
	/** Who asks, or nobody. */
	headers?: Record<string, string>;
}

export interface ClientSettings {
	address: Address;
	document: ApiDocument;
	/** Between two requests, in milliseconds: nobody must be slowed down by these questions. */
	pauseMs: number;
	/** How long an answer may take, in milliseconds. */
	timeoutMs: number;
	/** Aborted when somebody presses Ctrl+C. */
	signal: AbortSignal;
	/** Told of every answer. */
	onReply: (operation: Operation, reply: Reply) => void;
}

/** The longest pause that an API may ask for, in seconds. */
const LONGEST_PAUSE = 30;

/** Sends documented calls, one after the other, and takes every answer as it is. No redirect is followed. */
export class Client {
	constructor(private readonly settings: ClientSettings) {}

	get address(): Address {
		return this.settings.address;
	}

	/** The same without an ear for Ctrl+C, to put back what was changed. */
	deaf(): Client {
		return new Client({ ...this.settings, signal: new AbortController().signal });
	}

	/** The same without waiting between requests or for what an API asks for, to see how many it allows. */
	async burst(id: string, asking: Asking, count: number): Promise<Reply[]> {
		this.refuseWhenStopped();
		return await Promise.all(Array.from({ length: count }, () => this.once(id, asking)));
	}

	/**
	 * Sends one; once more after the pause that is asked for, when there are too many.
	 * @throws Trouble when no answer comes, Stopped
	 */
	async send(id: string, asking: Asking = {}): Promise<Reply> {
		await this.pause(this.settings.pauseMs);
		const reply = await this.once(id, asking);
		if (reply.status !== 429) return reply;
		const asked = Number(reply.headers['retry-after'] ?? 2);
		await this.pause(1000 * Math.min(LONGEST_PAUSE, Number.isFinite(asked) ? asked : 2));
		return await this.once(id, asking);
	}

	/** Fetches a link of an answer, without its content; the credential goes only to the API's own address. */
	async look(link: string, headers: Record<string, string>): Promise<Reply> {
		await this.pause(this.settings.pauseMs);
		const isOwn = new URL(link).origin === new URL(this.address.url).origin;
		return await this.request({
			method: 'GET',
			url: link,
			headers: isOwn ? headers : {},
			responseType: 'stream',
		});
	}

	/** Waits, unless somebody presses Ctrl+C. */
	async pause(ms: number): Promise<void> {
		this.refuseWhenStopped();
		if (ms <= 0) return;
		await sleep(ms, undefined, { signal: this.settings.signal }).catch(() => undefined);
		this.refuseWhenStopped();
	}

	private async once(id: string, { path = {}, query, body, headers }: Asking): Promise<Reply> {
		this.refuseWhenStopped();
		const { document, address, onReply } = this.settings;
		const operation = document.operations.get(id);
		if (!operation) throw new Error(`The OpenAPI document has no ${id}`);
		const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
			encodeURIComponent(path[name] ?? ''),
		);
		const reply = await this.request({
			method: operation.method,
			url: `${address.url}${filled}`,
			params: query,
			data: body,
			headers,
		});
		onReply(operation, reply);
		return reply;
	}

	private async request(config: AxiosRequestConfig): Promise<Reply> {
		const { timeoutMs, signal, address } = this.settings;
		// A write that is under way is waited for: what becomes of it has to be known before anything is put back.
		const isReading = config.method === 'GET';
		// A controller of our own: Node 20 may collect what `AbortSignal.any` waits for, and then waits forever.
		const stop = new AbortController();
		const abort = (): void => {
			stop.abort();
		};
		const timer = setTimeout(abort, timeoutMs);
		if (isReading) signal.addEventListener('abort', abort);
		try {
			const { status, headers, data } = await axios.request<unknown>({
				responseType: 'text',
				transformResponse: (text: unknown) => text,
				validateStatus: () => true,
				maxRedirects: 0,
				maxContentLength: 32_000_000,
				signal: stop.signal,
				...(address.kind === 'this machine' ? { proxy: false as const } : {}),
				...config,
			});
			const named = Object.entries(headers).map(([name, value]) => [
				name.toLowerCase(),
				String(value),
			]);
			const known = Object.fromEntries(named) as Record<string, string>;
			return { status, headers: known, body: bodyOf(data, known) };
		} catch (error) {
			// That a write got no answer has to be known, whatever else happens.
			if (isReading) this.refuseWhenStopped();
			throw new Trouble(wordsFor(error));
		} finally {
			clearTimeout(timer);
			signal.removeEventListener('abort', abort);
		}
	}

	private refuseWhenStopped(): void {
		if (this.settings.signal.aborted) throw new Stopped('Stopped');
	}
}

function bodyOf(data: unknown, headers: Record<string, string>): Reply['body'] {
	if (typeof data === 'string') return bodyFrom(data, headers['content-type'] ?? '');
	// A stream, of which only the headers count.
	if (typeof data === 'object' && data !== null && 'destroy' in data) {
		(data as { destroy: () => void }).destroy();
	}
	return { kind: 'other content' };
}

/** What went wrong, in words without the address and without anything that was sent. */
function wordsFor(error: unknown): string {
	const code = isAxiosError(error) ? (error.code ?? '') : '';
	if (code === 'ERR_CANCELED' || code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
		return 'AnyCheck does not answer in time';
	}
	if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) {
		return `The certificate of the address is not accepted (${code})`;
	}
	const known = /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : '';
	return `AnyCheck cannot be reached${known}`;
}
