import { ItemError } from '../../errors/itemError';
import type { ApiClient } from './client';
import { MOVED, type ReceiveFile } from '../http/downloadStream';

/** Where the API's file links lead from one place to the next, at most. */
const MAX_HOPS = 3;

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
