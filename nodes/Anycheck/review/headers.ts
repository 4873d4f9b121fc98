import { createHash } from 'node:crypto';
import type { ReviewDocument } from './model';
import { SCRIPT } from './script';
import { STYLE } from './style';

type Headers = Record<string, string>;

/** For everything that shows personal data: kept nowhere, found by no search engine, told to no other site. */
const PRIVATE: Readonly<Headers> = {
	'Cache-Control': 'no-store, max-age=0',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow, noarchive',
	'X-Frame-Options': 'DENY',
};

function hashOf(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const STYLE_HASH = hashOf(STYLE);
const SCRIPT_HASH = hashOf(SCRIPT);

// What the page needs and nothing else: not the rights of the address that it comes from, where n8n's editor is at home.
const SANDBOX =
	'sandbox allow-forms allow-scripts allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox';

/**
 * Headers of every page. Style and script are allowed by their digests, so nothing that gets into a page could run.
 *
 * @param documents what the page shows: pictures from their servers are allowed besides those from the page's own
 * @param pageUrl where browsers find the page; when given, the page is cut off from everything else at that address, as
 *   n8n does it with its own forms. Cookies of the address are not sent with the form then.
 */
export function pageHeaders(documents: readonly ReviewDocument[] = [], pageUrl?: string): Headers {
	const pictures = documents.flatMap(({ kind, href }) => (kind === 'image' ? sourceOf(href) : []));
	// Not all browsers agree on what 'self' means in a sandbox.
	const own = ["'self'", ...(pageUrl === undefined ? [] : sourceOf(pageUrl))];
	const policy = [
		"default-src 'none'",
		`style-src ${STYLE_HASH}`,
		`script-src ${SCRIPT_HASH}`,
		`img-src ${[...new Set([...own, ...pictures])].join(' ')}`,
		`form-action ${own.join(' ')}`,
		"base-uri 'none'",
		"frame-ancestors 'none'",
		...(own.length > 1 ? [SANDBOX] : []),
	];
	return {
		...PRIVATE,
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': policy.join('; '),
		'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
	};
}

/** A source for a policy: the origin of an absolute URL, or `data:`. */
function sourceOf(href: string): string[] {
	if (href.startsWith('data:')) return ['data:'];
	const origin = URL.canParse(href) ? new URL(href).origin : '';
	// A host may have signs in it that mean something in a policy.
	return /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? [origin] : [];
}

const SHOWN_BY_BROWSERS = /^(image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml)|application\/pdf)$/;

/**
 * Headers of a document that is served from the page's own address. Pictures and PDFs are shown, everything else is
 * only ever saved, and nothing in a document can run or load anything.
 */
export function documentHeaders(contentType: string): Headers {
	const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
	const isShown = SHOWN_BY_BROWSERS.test(type);
	// Browsers do not show PDFs in a sandbox.
	const sandbox = type === 'application/pdf' ? [] : ['sandbox'];
	return {
		...PRIVATE,
		'Content-Type': isShown ? type : 'application/octet-stream',
		'Content-Disposition': isShown ? 'inline' : 'attachment',
		'Content-Security-Policy': ["default-src 'none'", "style-src 'unsafe-inline'", ...sandbox].join(
			'; ',
		),
	};
}
