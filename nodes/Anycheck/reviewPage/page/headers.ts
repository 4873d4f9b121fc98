import { createHash } from 'node:crypto';
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

/**
 * Headers of every page. Style and script are allowed by their digests, so nothing that gets into a page could run;
 * everything else comes from the page's own address.
 */
export function pageHeaders(): Headers {
	const policy = [
		"default-src 'none'",
		`style-src ${STYLE_HASH}`,
		`script-src ${SCRIPT_HASH}`,
		"img-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	];
	return {
		...PRIVATE,
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': policy.join('; '),
		'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
	};
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
