/** Names under which an HMAC-SHA256 is given (`v1=…`, `sha256=…`, `v1,…`); no name at all is fine, too. */
const SIGNATURE_LABELS: ReadonlySet<string> = new Set([
	'',
	'v0',
	'v1',
	'h1',
	's',
	'sig',
	'signature',
	'hmac',
	'sha256',
	'hmacsha256',
]);
const TIMESTAMP_LABELS: ReadonlySet<string> = new Set(['t', 'ts', 'timestamp']);

const LABELLED = /^([a-z][\w-]{0,15})[=:](.+)$/i;
const LABEL_ALONE = /^[a-z][\w-]{0,15}$/i;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[\w+/-]{43}=?$/;

/**
 * What one header says: `<signature>`, `sha256=<signature>`, `t=<time>,v1=<signature>,v1=<signature>` or
 * `v1,<signature> v1,<signature>`, each signature being the 32 bytes in hex, base64 or base64url. What stands under the name
 * of another algorithm is left out, and so is what is not 32 bytes long.
 */
export function signaturesIn(value: string): { signatures: Buffer[]; timestamps: string[] } {
	const signatures: Buffer[] = [];
	const timestamps: string[] = [];
	let labelBefore = '';
	for (const token of value.split(/[\s,;]+/)) {
		const [, ownLabel, labelled] = LABELLED.exec(token) ?? [];
		const label = (ownLabel ?? labelBefore).toLowerCase().replace(/[_-]/g, '');
		const text = (labelled ?? token).replace(/^"|"$/g, '');
		labelBefore = ownLabel === undefined && LABEL_ALONE.test(token) ? token : '';
		if (TIMESTAMP_LABELS.has(label)) timestamps.push(text);
		const bytes = SIGNATURE_LABELS.has(label) ? bytesOf(text) : undefined;
		if (bytes !== undefined) signatures.push(bytes);
	}
	return { signatures, timestamps };
}

function bytesOf(text: string): Buffer | undefined {
	if (HEX.test(text)) return Buffer.from(text, 'hex');
	return BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
}
