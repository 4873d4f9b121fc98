import type { IWebhookFunctions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import type { JsonObject } from '../../json/objects';
import type { ApiClient } from '../../transport/api/client';
import { download } from '../../transport/api/download';
import type { FileStream } from '../../transport/http/downloadStream';
import { fileLinks } from '../../verification/fileLinks';
import { documentHeaders, documentKind, type ReviewDocument } from '../page';

/** More than this of one document is not served: n8n is no file server. */
const MAX_BYTES = 30 * 1024 * 1024;

/**
 * The documents a verification was made from, as the page refers to them: by an address of the page itself, so that the
 * browser gets neither the API's links nor what they need to be opened.
 *
 * @param href the page's address of the document with this number
 */
export function documentsOf(
	verification: JsonObject,
	href: (position: number) => string,
): ReviewDocument[] {
	return fileLinks(verification, 'input', '').map(({ field, url }, position) => ({
		name: field,
		kind: documentKind(url),
		href: href(position),
	}));
}

/** Fetches a document and passes it on while it arrives. Answers 404 where there is none or it cannot be had. */
export async function serveDocument(
	context: IWebhookFunctions,
	client: ApiClient,
	verification: JsonObject,
	position: number,
): Promise<void> {
	const response = context.getResponseObject();
	response.removeHeader('Access-Control-Allow-Origin');
	const link = fileLinks(verification, 'input', '')[position];
	try {
		if (link === undefined) return void response.status(404).end();
		await download(client, link.url, async (content, { name, type }) => {
			// A second attempt cannot take back what the browser has got of the first.
			if (response.headersSent) throw cutOff();
			const headers = documentHeaders(type === '' ? typeByName(name) : type);
			for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
			await sendContent(content, response);
		});
	} catch (error) {
		const { message } = asItemError(error);
		context.logger.warn(`Anycheck could not show a document on the review page: ${message}`);
		// Cut off, and not ended: what has come must not look like the whole document.
		if (response.headersSent) response.destroy();
		else response.status(404).end();
	}
}

type BrowserResponse = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Passes the content on as fast as the browser takes it. */
async function sendContent(content: FileStream, response: BrowserResponse): Promise<void> {
	const closed = new Promise<void>((resolve) => {
		response.once('close', resolve);
	});
	let sent = 0;
	for await (const chunk of content) {
		if (response.destroyed) return;
		sent += chunk.length;
		if (sent > MAX_BYTES) return void response.destroy();
		if (response.write(chunk)) continue;
		const drained = new Promise<void>((resolve) => {
			response.once('drain', resolve);
		});
		await Promise.race([drained, closed]);
	}
	response.end();
}

function cutOff(): ItemError {
	return new ItemError('The document broke off', 'Load the page again');
}

function typeByName(name: string): string {
	const kind = documentKind(name);
	if (kind === 'pdf') return 'application/pdf';
	const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
	return kind === 'image' ? `image/${ending === 'jpg' ? 'jpeg' : ending}` : '';
}
