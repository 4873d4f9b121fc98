import { createHash } from 'node:crypto';
import {
	documentHeaders,
	documentKind,
	languageFrom,
	pageHeaders,
	readCode,
	renderCode,
	renderDone,
	renderList,
	renderMessage,
	renderResend,
	renderReview,
	type ReviewDocument,
} from '../../../nodes/Anycheck/reviewPage/page/index';
import { codeMatches } from '../../../nodes/Anycheck/reviewPage/server/accessCode';
import { english } from '../../../nodes/Anycheck/reviewPage/page/texts/en';
import { indonesian } from '../../../nodes/Anycheck/reviewPage/page/texts/id';
import { itemWith, setupWith, state } from './support/examples.cts';
import { controlsIn, send } from './support/form.cts';

const item = itemWith({ name: 'SITI CONTOH', is_match_face: false });
const picture: ReviewDocument = {
	name: 'KTP',
	kind: 'image',
	href: '?item=0&document=0',
};
const pages = {
	review: renderReview({ ...item, documents: [picture] }, setupWith(), state),
	list: renderList([{ item, href: '?item=1' }], setupWith()),
	done: renderDone({ item, decision: 'COMPLETED', changes: [] }, setupWith()),
	missing: renderMessage({ kind: 'missing' }, setupWith()),
	code: renderCode(setupWith(), state),
	resend: renderResend(setupWith(), { ...state, body: { comment: 'As on the card', do: 'send' } }),
};

function wordsOf(page: string): string {
	return page
		.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
}

describe.each(Object.entries(pages))('the page %s', (_name, page) => {
	test('carries exactly the style and the script that its headers allow', () => {
		const policy = pageHeaders()['Content-Security-Policy'] ?? '';
		for (const tag of ['style', 'script']) {
			const [first, ...others] = [
				...page.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g')),
			];
			expect(others).toEqual([]);
			const digest = createHash('sha256')
				.update(first?.[1] ?? '')
				.digest('base64');
			expect(policy).toContain(`${tag}-src 'sha256-${digest}';`);
		}
	});

	test('loads nothing from elsewhere, and is light', () => {
		const loaded = page.replace(/<img src="\?item=0&amp;document=0"[^>]*>/, '');
		expect(loaded).not.toMatch(/<(link|iframe|object|embed|script src|img)/);
		expect(loaded).not.toMatch(/url\(|@import/);
		expect(Buffer.byteLength(page)).toBeLessThan(30_000);
	});

	test('has one heading of the first level, a language, a title and no index', () => {
		expect(page.match(/<h1/g)).toHaveLength(1);
		expect(page).toMatch(/^<!doctype html>\s*<html lang="en">/);
		expect(page).toMatch(/<title>[^<]+<\/title>/);
		expect(page).toContain('content="noindex, nofollow"');
	});
});

describe('headers', () => {
	test('keep pages private', () => {
		const headers = pageHeaders();
		expect(headers).toMatchObject({
			'Cache-Control': 'no-store, max-age=0',
			'Referrer-Policy': 'no-referrer',
			'X-Content-Type-Options': 'nosniff',
			'X-Robots-Tag': 'noindex, nofollow, noarchive',
			'X-Frame-Options': 'DENY',
		});
		for (const part of [
			"default-src 'none'",
			"img-src 'self'",
			"form-action 'self'",
			"base-uri 'none'",
			"frame-ancestors 'none'",
		]) {
			expect(headers['Content-Security-Policy']).toContain(part);
		}
		expect(headers['Content-Security-Policy']).not.toContain('unsafe');
	});

	test.each([
		['image/png', 'image/png', 'inline', true],
		['image/svg+xml', 'image/svg+xml', 'inline', true],
		['Application/PDF; x=y', 'application/pdf', 'inline', false],
		['text/html', 'application/octet-stream', 'attachment', true],
		['image/tiff', 'application/octet-stream', 'attachment', true],
		['', 'application/octet-stream', 'attachment', true],
		['image/png\r\nSet-Cookie: a=b', 'application/octet-stream', 'attachment', true],
	])('serve a document of type %j as %s, %s', (given, type, disposition, isSandboxed) => {
		const headers = documentHeaders(given);
		expect(headers).toMatchObject({ 'Content-Type': type, 'Content-Disposition': disposition });
		expect(headers['Content-Security-Policy']?.includes('sandbox')).toBe(isSandboxed);
	});
});

test.each([
	['?item=0&document=1', true],
	['/webhook-waiting/7?document=1', true],
	['https://files.example.test/a.jpg', false],
	['//files.example.test/a.jpg', false],
	['/\\files.example.test/a.jpg', false],
	['data:image/png;base64,AAAA', false],
	['javascript:alert(1)', false],
	['', false],
])('a document at %s is linked to: %s', (href, isLinked) => {
	const page = renderReview({ ...item, documents: [{ ...picture, href }] }, setupWith(), state);
	expect(page.includes('<img')).toBe(isLinked);
	expect(page.includes(english.notOpenable)).toBe(!isLinked);
});

test.each<[string, ReviewDocument['kind']]>([
	['image/jpeg', 'image'],
	['image/heic', 'other'],
	['image/tiff', 'other'],
	['application/pdf', 'pdf'],
	['application/pdf; charset=binary', 'pdf'],
	['https://files.example.test/a/KTP.JPG?sig=x.pdf', 'image'],
	['bsa.pdf', 'pdf'],
	['bsa.pdf.exe', 'other'],
	['', 'other'],
])('%j is %s', (name, kind) => {
	expect(documentKind(name)).toBe(kind);
});

test.each([
	[undefined, undefined, 'en'],
	['', undefined, 'en'],
	['id-ID,id;q=0.9,en-US;q=0.8', undefined, 'id'],
	['en-US,en;q=0.9,id;q=0.8', undefined, 'en'],
	['fr,id;q=0.5,en;q=0.4', undefined, 'id'],
	['fr-FR', undefined, 'en'],
	['ID', undefined, 'id'],
	['in-ID', undefined, 'id'],
	['en;q=0, id;q=0.1', undefined, 'id'],
	['id;q=nonsense, en;q=0.1', undefined, 'en'],
	['en', 'id', 'id'],
	['id', 'en', 'en'],
	['id', 'auto', 'id'],
])('who accepts %j with %j fixed reads %s', (header, fixed, expected) => {
	expect(languageFrom(header, fixed)).toBe(expected);
});

test.each([
	['1234', '1234', true],
	[' ab-12 ', 'AB-12', true],
	['1235', '1234', false],
	['', '', false],
	[' ', ' ', false],
	['', '1234', false],
	['12345', '1234', false],
])('%j for %j: %p', (given, expected, matches) => {
	expect(codeMatches(given, expected)).toBe(matches);
});

test('the code page shows no data and sends the code', () => {
	expect(pages.code).not.toContain('SITI');
	expect(readCode(send(pages.code, { code: ' 1234 ' }, 'code'))).toBe(' 1234 ');
	expect(renderCode(setupWith(), { ...state, isWrong: true })).toContain('role="alert"');
});

test('the page that keeps a form shows nothing of it, and keeps what a browser sends only', () => {
	const body = { 'a"b': ['1', '2'], comment: '<b>\r\n', no: { text: 'x' }, nor: [3], end: '1' };
	const page = renderResend(setupWith(), { ...state, body });
	expect(controlsIn(page).map(({ type, name, value }) => [type, name, value])).toEqual([
		['hidden', 'a"b', '1'],
		['hidden', 'a"b', '2'],
		['hidden', 'comment', '<b>\r\n'],
		['hidden', 'end', '1'],
		['', '', ''],
	]);
	expect(wordsOf(pages.resend)).not.toContain('As on the card');
});

test('links and the form keep what is in the address', () => {
	expect(pages.review).toContain('action="/webhook-waiting/7/node?signature=abc&amp;item=2"');
});

describe('words', () => {
	/** Every text with the way to it. */
	function leaves(value: object, path = ''): Array<[string, string]> {
		return Object.entries(value).flatMap(([name, inside]: [string, string | object]) =>
			typeof inside === 'string' ? [[`${path}${name}`, inside]] : leaves(inside, `${path}${name}.`),
		);
	}
	const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

	test('say the same in both languages', () => {
		const other = new Map(leaves(indonesian));
		expect([...other.keys()]).toEqual(leaves(english).map(([name]) => name));
		for (const [name, text] of leaves(english)) {
			expect(places(other.get(name) ?? '')).toEqual(places(text));
			expect(other.get(name)).not.toBe('');
		}
	});

	test('blame nobody', () => {
		const words = leaves(english)
			.map(([, text]) => text)
			.join('\n');
		expect(words).not.toMatch(/\b(error|problem|fail(?!ed\b)|mistake|wrong|invalid|please enter)/i);
	});

	test.each([
		['en', '1 March 2025 at 09:00 GMT+7', 'Needs review', 'Review a verification'],
		['id', '1 Maret 2025 pukul 09.00 WIB', 'Perlu ditinjau', 'Tinjau verifikasi'],
	] as const)('speak %s', (language, ...expected) => {
		const setup = setupWith({ language, timeZone: 'Asia/Jakarta' });
		const page = renderReview(item, setup, state);
		expect(page).toContain(`<html lang="${language}">`);
		for (const words of expected) expect(wordsOf(page)).toContain(words);
	});

	test('a time zone that is none is UTC, a time that is none stays', () => {
		const setup = setupWith({ timeZone: 'Mars/Base' });
		expect(wordsOf(renderReview(item, setup, state))).toContain('1 March 2025 at 02:00 UTC');
		const odd = { ...item, createdAt: 'yesterday' };
		expect(wordsOf(renderReview(odd, setup, state))).toContain('yesterday');
	});

	test.each([
		['en', ['Faces match', 'Match score', 'Date of birth', 'Issue date', 'KTP 2', 'Agama']],
		['id', ['Wajah cocok', 'Skor kecocokan', 'Tanggal lahir', 'Issue date', 'KTP 2', 'Agama']],
	] as const)('call what AnyCheck documents as people do: %s', (language, expected) => {
		const output = {
			is_match_face: true,
			data: { match_score: 2, birth_date: '', issue_date: '' },
		};
		const documents = ['ktp_file_2', 'agama'].map((name) => ({ ...picture, name }));
		const words = wordsOf(
			renderReview({ ...itemWith(output), documents }, setupWith({ language }), state),
		);
		for (const name of expected) expect(words).toContain(name);
	});

	test("the builder's come first", () => {
		const setup = setupWith({
			title: 'Cek KTP',
			labels: { name: 'Nama lengkap', is_match_face: '<Wajah>' },
			decisions: [{ value: 'COMPLETED', label: 'Setuju' }],
		});
		const words = wordsOf(renderReview({ ...item, reason: 'Skor rendah' }, setup, state));
		for (const expected of ['Cek KTP', 'Nama lengkap', '&lt;Wajah&gt;', 'Setuju', 'Skor rendah']) {
			expect(words).toContain(expected);
		}
		expect(words).not.toContain('Needs review again');
	});
});

describe('the list', () => {
	const decided = { decision: 'NEED_REVIEW', name: 'Rina', at: '2025-03-02T03:04:05Z' };
	const entries = [
		{ item, href: '?item=0', decided },
		{ item, href: '?item=1' },
	];

	test('shows the progress and what was decided', () => {
		const words = wordsOf(renderList(entries, setupWith()));
		expect(words).toContain('1 of 2 decided');
		expect(words).toContain('Decided: Needs review again by Rina 2 March 2025 at 03:04 UTC');
		expect(words).toContain('Waiting for a decision');
	});

	test.each([
		['data.name', { data: { name: 'SITI <CONTOH>' } }, '1. SITI &lt;CONTOH&gt; KTP &amp; PEP ·'],
		['no.', { 'no.': 12 }, '1. 12 KTP &amp; PEP ·'],
		['data.name', {}, '1. KTP &amp; PEP 1 March'],
		['data', { data: { name: 'SITI' } }, '1. KTP &amp; PEP 1 March'],
	])('names each by %s in %j', (listField, output, words) => {
		const list = renderList(
			[{ item: { ...item, output }, href: '?item=0' }],
			setupWith({ listField }),
		);
		expect(wordsOf(list)).toContain(words);
	});

	test('says when it is done, or empty', () => {
		const all = entries.map((entry) => ({ ...entry, decided }));
		expect(wordsOf(renderList(all, setupWith()))).toContain('All verifications are decided');
		expect(wordsOf(renderList([], setupWith()))).toContain('nothing to review');
	});
});

describe('the last page', () => {
	test('tells the changes field by field, those in lists too', () => {
		const changes = [
			{ path: 'is_match_face', before: false, after: null },
			{ path: 'rows', before: [{ a: 1, b: [1] }, 2], after: [{ a: 1, b: [2] }, 2] },
			{ path: 'tags', before: ['x'], after: ['x', 'y'] },
		];
		const setup = setupWith({ labels: { rows: 'Baris' } });
		const words = wordsOf(renderDone({ item, decision: 'COMPLETED', changes }, setup));
		expect(words).toContain('Faces match Before No After (empty)');
		expect(words).toContain('Baris › 1 › B › 1 Before 1 After 2');
		expect(words).toContain('Tags Before [ &quot;x&quot; ] After');
		expect(words).toContain('The workflow continues by itself');
	});

	test('goes on to what is left', () => {
		const done = { item, decision: 'COMPLETED', changes: [], nextHref: '?item=3', left: 2 };
		const page = renderDone(done, setupWith());
		expect(page).toContain('href="?item=3"');
		expect(wordsOf(page)).toContain('2 still to decide.');
		expect(wordsOf(page)).not.toContain('continues by itself');
	});
});

test.each(['decided', 'foreign', 'notReady', 'missing', 'unavailable', 'locked'] as const)(
	'%s is said in words',
	(kind) => {
		const page = renderMessage({ kind, listHref: '?list' }, setupWith());
		expect(wordsOf(page)).toContain(english.messages[kind].title);
		expect(page).toContain('href="?list"');
		expect(page).not.toContain('<form');
	},
);
