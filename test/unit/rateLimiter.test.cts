import { RateLimiter } from '../../nodes/Anycheck/transport/http/rateLimiter';

/** A rate that let 100 requests through before it complained at 1,000 ms: 100 a second. */
function limited(): RateLimiter {
	const rate = new RateLimiter(0);
	for (let times = 0; times < 100; times++) rate.count();
	rate.complain(900, 1000);
	return rate;
}

const perSecond = (rate: RateLimiter, now: number) => 1000 / rate.interval(now);

test('nothing is held back before the first complaint', () => {
	const rate = new RateLimiter(0);
	for (let times = 0; times < 1000; times++) rate.count();
	expect(rate.interval(1)).toBe(0);
});

test('a complaint before anything got through says nothing about the rate', () => {
	const rate = new RateLimiter(0);
	rate.complain(0, 500);
	expect(rate.interval(500)).toBe(0);
});

test('it starts with what got through, the pause included', () => {
	expect(perSecond(limited(), 1000)).toBeCloseTo(100);
});

test('it does not grow during a pause', () => {
	expect(perSecond(limited(), 950)).toBeCloseTo(100);
});

test('it doubles in each second without a complaint', () => {
	const rate = limited();
	expect(perSecond(rate, 2000)).toBeCloseTo(200);
	expect(perSecond(rate, 3000)).toBeCloseTo(400);
});

test.each([
	{ after: 'soon', at: 2000, left: 0.85 },
	{ after: 'later', at: 4000, left: 0.95 },
])('a complaint $after leaves $left of it', ({ at, left }) => {
	const rate = limited();
	const before = perSecond(rate, at);
	rate.complain(at, at);
	expect(perSecond(rate, at)).toBeCloseTo(before * left);
});

test('near the rate that was refused it grows slowly', () => {
	const rate = limited();
	rate.complain(4000, 4000);
	const before = perSecond(rate, 4000);
	const after = perSecond(rate, 5000);
	expect(after).toBeGreaterThan(before);
	expect(after).toBeLessThan(before * 1.02);
});

test('it is given up when it limits nothing any more', () => {
	const rate = limited();
	expect(rate.interval(60_000)).toBe(0);
});

test('it never comes to nothing', () => {
	const rate = limited();
	for (let at = 1000; at < 3000; at += 100) rate.complain(at, at);
	expect(rate.interval(3000)).toBeLessThan(1000);
});
