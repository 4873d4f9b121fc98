import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { startOrigin, type Origin } from './origin.cts';

/** A form as it went over the wire. */
export interface ReceivedForm {
	headers: IncomingHttpHeaders;
	body: Buffer;
	/** Names and values of its fields, in their order. */
	fields: Array<[name: string, value: string | ReceivedFile]>;
}

export interface ReceivedFile {
	name: string;
	type: string;
	content: string;
}

/** An API that takes uploads, and keeps them as they came. */
export interface UploadOrigin extends Origin {
	forms: ReceivedForm[];
}

/** Starts one that answers each upload with a path of its own. */
export async function startUploadOrigin(): Promise<UploadOrigin> {
	const origin = await startOrigin();
	const forms: ReceivedForm[] = [];
	origin.on('/uploads', (request, response) => {
		void buffer(request).then((body) => {
			const { headers } = request;
			forms.push({ headers, body, fields: fieldsOf(headers, body) });
			response.writeHead(201, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify({ files: [{ path: `uploads/${forms.length}` }] }));
		});
	});
	return { ...origin, forms };
}

/** The parts between the boundaries. */
function fieldsOf(headers: IncomingHttpHeaders, body: Buffer): ReceivedForm['fields'] {
	const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1] ?? '';
	const [, ...parts] = body.toString().split(`--${boundary}`);
	// After the last boundary comes its end.
	return parts.slice(0, -1).map((part) => {
		const end = part.indexOf('\r\n\r\n');
		const head = part.slice(0, end);
		const content = part.slice(end + 4, -2);
		const [, name = ''] = /; name="([^"]*)"/.exec(head) ?? [];
		const [, fileName] = /; filename="([^"]*)"/.exec(head) ?? [];
		const [, type = ''] = /Content-Type: (.*)/.exec(head) ?? [];
		return [name, fileName === undefined ? content : { name: fileName, type, content }];
	});
}
