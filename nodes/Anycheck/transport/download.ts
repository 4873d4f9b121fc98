import { ItemError } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import { isObject } from '../verification/objects';
import { networkCodeOf, type Answer } from './answer';
import type { ApiClient } from './client';

/** The content of a file while it arrives, as n8n's binary helper takes it. */
export type FileStream = AsyncIterable<Uint8Array>;

/** What a server says about a file. */
export interface FileFacts {
	name: string;
	/** MIME type; empty when the server did not say. */
	type: string;
}

/** Takes a file's content while it arrives. */
export type ReceiveFile = (content: FileStream, facts: FileFacts) => Promise<void>;

/** Where the API's file links lead from one place to the next, at most. */
const MAX_HOPS = 3;

/** More of an answer that refuses is not read. */
const MAX_REFUSAL_BYTES = 65_536;

/**
 * The file behind a link that the API has given. The credential goes only to the API's own server; wherever else
 * the link leads, it is followed without.
 *
 * @throws ItemError when the link is none, or the file cannot be had
 */
export async function download(
	client: ApiClient,
	link: string,
	receive: ReceiveFile,
): Promise<void> {
	let path = fileUrl(link);
	for (let hops = 0; hops <= MAX_HOPS; hops++) {
		const request = { method: 'GET', path, subject: 'file', receive } as const;
		const { [MOVED]: location } = await client.request(request);
		if (typeof location !== 'string') return;
		path = nextUrl(location, path);
	}
	throw new ItemError('The link to the file leads in circles', 'Get the verification again');
}

/** Key under which an answer says that the file is elsewhere. */
const MOVED = 'location';

/**
 * An answer with a file, after its content was taken: as if it had been JSON. What came to nothing half-way counts as no answer.
 */
export async function received(answer: Answer, url: string, receive: ReceiveFile): Promise<Answer> {
	if (answer.kind !== 'answered') return answer;
	const { status, headers, body } = answer;
	try {
		if (status >= 300 && status < 400 && typeof headers.location === 'string') {
			drop(body);
			return { ...answer, status: 200, body: { [MOVED]: headers.location } };
		}
		if (!isStream(body)) return answer;
		if (status >= 300) return { ...answer, body: await refusalIn(body) };
		await receive(body, { name: fileName(headers, url), type: mimeType(headers) });
		return { ...answer, body: {} };
	} catch (error) {
		const reason = asItemError(error);
		return error instanceof ItemError
			? { kind: 'unsent', reason }
			: { kind: 'unanswered', networkCode: networkCodeOf(error) };
	}
}

function fileUrl(link: string): URL {
	if (URL.canParse(link)) {
		const url = new URL(link);
		const isPlain = url.username === '' && url.password === '';
		if (['http:', 'https:'].includes(url.protocol) && isPlain) return url;
	}
	throw new ItemError(
		'AnyCheck gave a link to the file that cannot be used',
		'It is not a web address. Report it to Fintelite.',
	);
}

function nextUrl(location: string, from: URL): URL {
	const next = fileUrl(URL.canParse(location, from.href) ? new URL(location, from).href : '');
	if (from.protocol !== 'https:' || next.protocol === 'https:') return next;
	throw new ItemError(
		'The link to the file leads to an unprotected address',
		'The file was not fetched, since others could have read it on its way. Report it to Fintelite.',
	);
}

async function refusalIn(content: FileStream): Promise<unknown> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of content) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > MAX_REFUSAL_BYTES) break;
	}
	const text = Buffer.concat(chunks).toString('utf8');
	try {
		const parsed: unknown = JSON.parse(text);
		return parsed;
	} catch {
		return text;
	}
}

/** The name that the server gives, or the one in the address, without anything that is a path. */
function fileName(headers: Record<string, unknown>, url: string): string {
	const disposition = String(headers['content-disposition'] ?? '');
	const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
	const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
	const given = encoded === undefined ? (plain?.[1] ?? plain?.[2]) : decoded(encoded);
	const last = decoded(new URL(url, 'http://file').pathname.split('/').pop() ?? '');
	return (given ?? last).trim().replace(/^.*[/\\]/, '') || 'file';
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function mimeType(headers: Record<string, unknown>): string {
	const type = String(headers['content-type'] ?? '')
		.split(';')[0]
		?.trim();
	// This type says nothing; n8n can tell more from the name.
	return type === undefined || type === 'application/octet-stream' ? '' : type;
}

function isStream(body: unknown): body is FileStream {
	return isObject(body) && Symbol.asyncIterator in body;
}

function drop(body: unknown): void {
	if (isObject(body) && typeof body.destroy === 'function') body.destroy();
}
