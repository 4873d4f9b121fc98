import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../listen.cts';
import type { Files, StoredFile } from '../state/files.cts';
import { SignedLinks } from './links.cts';
import type { ForeignRequest } from './types.cts';

const base = 'http://host.invalid';
const credentials = ['authorization', 'x-api-key', 'cookie'];

/** Where files are when they are not at the API: another origin that knows signed links, and no users. */
export interface FileHost {
	url: string;
	/** A link to a file that the API has below `/files/`. */
	link: (name: string, seconds: number) => string;
	close: () => Promise<void>;
}

interface Source {
	files: () => Files;
	note: (request: ForeignRequest) => void;
}

/** Starts it on a free port. */
export async function startFileHost(source: Source): Promise<FileHost> {
	const { server, url, close } = await listen(0);
	const links = new SignedLinks(url);
	server.on('request', (request, response) => {
		answer(request, response, links, source);
	});
	return {
		url,
		link: (name, seconds) => links.sign(`/storage/${name}`, seconds),
		close,
	};
}

function answer(
	{ headers, url = '/' }: IncomingMessage,
	response: ServerResponse,
	links: SignedLinks,
	{ files, note }: Source,
): void {
	const target = new URL(URL.canParse(url, base) ? url : '/', base);
	const brought = credentials.filter((name) => name in headers);
	const file = files().byUrl(target.pathname.replace(/^\/storage\//, '/files/'));
	const [status, refusal] = ruling(brought, links.holds(target), file);
	note({ at: Date.now(), path: target.pathname, status, credentials: brought });
	const content = refusal === undefined ? file?.content : Buffer.from(xml(refusal));
	response
		.writeHead(status, {
			'Content-Type': refusal === undefined ? (file?.type ?? '') : 'application/xml',
			'Content-Length': content?.length ?? 0,
		})
		.end(content);
}

/** Storage that signs its links takes no second way of authentication. */
function ruling(
	brought: string[],
	isSigned: boolean,
	file: StoredFile | undefined,
): [status: number, refusal?: string] {
	if (brought.length > 0) return [400, 'OnlyOneAuthenticationAllowed'];
	if (!isSigned) return [403, 'AccessDenied'];
	return file?.content ? [200] : [404, 'NoSuchKey'];
}

function xml(code: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>\n`;
}
