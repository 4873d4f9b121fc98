import type { ReviewDocument, ReviewItem } from '../../nodes/Anycheck/reviewPage/page/index';
import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import { uuidOf } from '../../sandbox/state/ids.cts';
import { bankStatementOutput, ktpOutput } from '../../sandbox/state/outputs.cts';
import { people } from '../../sandbox/state/people.cts';

const CARD: ReviewDocument = { name: 'ktp_file', kind: 'image', href: '/document/ktp.svg' };
const FACE: ReviewDocument = { name: 'selfie_file', kind: 'image', href: '/document/selfie.svg' };
const STATEMENT: ReviewDocument = {
	name: 'bsa_file',
	kind: 'pdf',
	href: '/document/statement.pdf',
};

function item(name: string, output: JsonObject, more: Partial<ReviewItem> = {}): ReviewItem {
	return {
		key: name,
		verificationId: uuidOf(`review ${name}`),
		serviceName: 'KTP & PEP Verification',
		createdAt: '2025-03-01T02:00:00Z',
		status: 'NEED_REVIEW',
		outputStatus: 'NOT_VERIFIED',
		output,
		documents: [CARD, FACE],
		...more,
	};
}

const long = 'Jalan Contoh No. 12 RT 001 RW 002, Kelurahan Misal, Kecamatan Umpama, Bandung. ';

const hostile = {
	'<script>alert(1)</script>':
		'<img src=x onerror=alert(2)>"\'`</textarea><script>alert(3)</script>',
	constructor: 'a name that every object has',
	'with.dots[0][x]': 'dots and brackets',
	'': 'no name',
	right_to_left: 'شركة مثال ‮txt.exe',
	emoji: '👩‍👩‍👧‍👦 🇮🇩 é ﷽',
	control: 'nul \u0000, bell \u0007, half \ud83d',
	first_break: '\nbegins with an empty line\r\nand has two kinds of line ends',
	spaces: '   ',
	nothing: null,
	is_empty: null,
	big: Number('12345678901234567890'),
	tiny: 5e-324,
	big_text: '12345678901234567890',
	too_big: '1e400',
	zero: 0,
	very_long_word: 'A'.repeat(3_000),
	too_long: long.repeat(400),
	['k'.repeat(500)]: 'a very long name',
	empty_object: {},
	empty_list: [],
	mixed_list: [1, 'two', null, { three: 3 }, [4, 5]],
	texts: ['satu', 'dua', 'tiga'],
	numbers: [1, 2.5, -3],
	deep: { a: { b: { c: { d: { e: { f: { g: { h: 'deep' } } } } } } } },
};

/** The hostile output with a field of the name that no assignment makes. */
function hostileOutput(): JsonObject {
	const parsed: unknown = JSON.parse('{"__proto__": {"admin": true}}');
	return { ...hostile, ...(isObject(parsed) ? parsed : {}) };
}

function transactions(count: number): JsonObject[] {
	return Array.from({ length: count }, (_, index) => ({
		page_no: 1 + Math.floor(index / 20),
		trx_date: `2025-01-${String(1 + (index % 28)).padStart(2, '0')}`,
		trx_notes: `TRSF E-BANKING ${String(index).padStart(5, '0')} CONTOH`,
		trx_type: index % 3 === 0 ? 'DB' : 'CR',
		amount: 25_000 * (index + 1),
		balance: 4_500_000 + 12_500.5 * index,
		is_circular_transaction: index % 50 === 0,
		merchant_name: index % 4 === 0 ? 'Toko Misal' : null,
	}));
}

/** Invented verifications to look at the page with, by name. */
export const samples: Readonly<Record<string, ReviewItem>> = {
	ktp: item('ktp', ktpOutput(people.siti, false), {
		reason: 'Wajah pada selfie tidak cocok dengan foto KTP (skor 1.94).',
	}),
	bank: item('bank', bankStatementOutput(people.budi), {
		serviceName: 'Bank Statement',
		outputStatus: 'PARTIALLY_NOT_VERIFIED',
		documents: [STATEMENT],
		reason: 'Closing balance does not follow from opening balance and movements.',
	}),
	long: item(
		'long',
		{ summary: { bank: 'Bank Contoh' }, transactions: transactions(600) },
		{
			serviceName: 'Bank Statement',
			documents: [STATEMENT],
		},
	),
	hostile: item('hostile', hostileOutput(), {
		serviceName: '<b>Bold</b> & "quoted"',
		reason: '<script>alert("reason")</script>',
		createdAt: '<i>yesterday</i>',
		documents: [
			{ name: '"><script>alert(4)</script>', kind: 'image', href: 'javascript:alert(5)' },
			{ name: 'Other site', kind: 'other', href: '//evil.example.test/x' },
			{ ...CARD, name: '👩‍👩‍👧‍👦 '.repeat(40) },
		],
	}),
	empty: item('empty', {}, { documents: [] }),
};
