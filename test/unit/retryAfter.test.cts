import { quotaIn, retryAfter } from '../../nodes/Anycheck/transport/http/retryPolicy';

const NOW = Date.parse('2026-01-02T03:04:05Z');
const inSeconds = (seconds: number) => String(NOW / 1000 + seconds);
const date = (seconds: number) => new Date(NOW + seconds * 1000).toUTCString();

test.each<[value: unknown, ms: number | undefined]>([
	['7', 7000],
	[7, 7000],
	[' 2 ', 2000],
	['0.5', 500],
	['0', 0],
	[date(30), 30_000],
	['Friday, 02-Jan-2026 03:04:15 GMT', 10_000],
	['2026-01-02T03:04:15Z', 10_000],
	[date(-5), 0],
	// However long it is: who cannot wait for that has to be told so.
	['3600', 3_600_000],
	['1e400', undefined],
	['99999999999999999999', undefined],
	[date(3600), 3_600_000],
	['-5', undefined],
	['soon', undefined],
	['NaN', undefined],
	['Infinity', undefined],
	['', undefined],
	[undefined, undefined],
	[null, undefined],
	[['1', '2'], undefined],
	[{}, undefined],
])('Retry-After %p is %p ms', (value, ms) => {
	expect(retryAfter({ 'retry-after': value }, NOW, true)).toBe(ms);
});

test.each<[remaining: unknown, reset: unknown, isRefused: boolean, ms: number | undefined]>([
	['0', inSeconds(3), false, 3000],
	[0, NOW / 1000 + 3, false, 3000],
	['5', inSeconds(3), false, undefined],
	['5', inSeconds(3), true, 3000],
	[undefined, inSeconds(3), false, undefined],
	[undefined, inSeconds(3), true, 3000],
	['0', inSeconds(-3), true, 0],
	['0', inSeconds(3600), true, 3_600_000],
	['0', undefined, true, undefined],
	['0', '3', true, undefined],
	['0', String(NOW + 3000), true, undefined],
	['0', 'soon', true, undefined],
	['0', '-1', true, undefined],
])('remaining %p, reset %p, refused %p is %p ms', (remaining, reset, isRefused, ms) => {
	const headers = { 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset };
	expect(retryAfter(headers, NOW, isRefused)).toBe(ms);
});

test('Retry-After goes before X-RateLimit-Reset, unless it is nonsense', () => {
	const limits = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(9) };
	expect(retryAfter({ ...limits, 'retry-after': '4' }, NOW, true)).toBe(4000);
	expect(retryAfter({ ...limits, 'retry-after': 'soon' }, NOW, true)).toBe(9000);
});

test('an answer without any of them asks for nothing', () => {
	expect(retryAfter({ 'content-type': 'application/json' }, NOW, true)).toBeUndefined();
});

describe('a server whose clock goes differently', () => {
	const AHEAD = 3600;
	const headers = (more: Record<string, string>) => ({ date: date(AHEAD), ...more });

	test('names times by its own clock', () => {
		expect(retryAfter(headers({ 'retry-after': date(AHEAD + 20) }), NOW, true)).toBe(20_000);
		const reset = headers({ 'x-ratelimit-reset': inSeconds(AHEAD + 7) });
		expect(retryAfter(reset, NOW, true)).toBe(7000);
		const told = quotaIn({ ...reset, 'x-ratelimit-remaining': '4' }, NOW);
		expect(told).toEqual({ remaining: 4, resetAt: NOW + 7000 });
	});

	test('a second more or less is none, and seconds are seconds', () => {
		const late = { date: date(-1), 'retry-after': date(5) };
		expect(retryAfter(late, NOW, true)).toBe(5000);
		expect(retryAfter(headers({ 'retry-after': '5' }), NOW, true)).toBe(5000);
	});
});
