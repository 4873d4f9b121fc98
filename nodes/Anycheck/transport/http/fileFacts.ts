import { plainText } from '../../json/objects';
import { standardType, typeOfName } from './fileTypes';

/** What a server says about a file. */
export interface FileFacts {
	/** Never empty, and never more than a name: nothing in it leads to another folder. */
	name: string;
	/** MIME type; empty when neither the server nor the name says it. */
	type: string;
}

type Headers = Readonly<Record<string, unknown>>;

/** @param url where the file is; its last part is the name when the server gives none */
export function fileFacts(headers: Headers, url: string): FileFacts {
	const name = fileName(headers, url);
	return { name, type: standardType(plainText(headers['content-type'])) || typeOfName(name) };
}

/** `filename*` in UTF-8 or Latin 1 (RFC 6266), else `filename`, else the end of the address. */
function fileName(headers: Headers, url: string): string {
	const disposition = plainText(headers['content-disposition']);
	const inAddress = decoded(new URL(url, 'http://file').pathname.split('/').pop() ?? '');
	const names = [encodedName(disposition), plainName(disposition), inAddress];
	return names.map(withoutPath).find((name) => name !== '') ?? 'file';
}

function encodedName(disposition: string): string {
	const [, charset = '', encoded = ''] =
		/(?:^|;)\s*filename\*\s*=\s*"?([\w-]+)'[^']*'([^;"]+)/i.exec(disposition) ?? [];
	if (/^utf-?8$/i.test(charset)) return decoded(encoded);
	const byte = (_: string, hex: string) => String.fromCharCode(parseInt(hex, 16));
	return encoded.replace(/%([0-9a-f]{2})/gi, byte);
}

function plainName(disposition: string): string {
	const [, quoted, bare = ''] =
		/(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition) ?? [];
	// Only quotes and backslashes are written with one in front: others stand in front of paths.
	return fromBytes(quoted?.replace(/\\(["\\])/g, '$1') ?? bare);
}

/** Node reads headers as Latin 1; most servers that send other letters write them in UTF-8. */
function fromBytes(header: string): string {
	const name = Buffer.from(header, 'latin1').toString('utf8');
	return name.includes('\uFFFD') ? header : name;
}

function withoutPath(name: string): string {
	const last = name
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.replace(/^.*[/\\]/s, '')
		.trim();
	return /^\.*$/.test(last) ? '' : last;
}

function decoded(encoded: string): string {
	try {
		return decodeURIComponent(encoded);
	} catch {
		return encoded;
	}
}
