import { instantOf } from '../../../nodes/Anycheck/trigger/values';

const AT = Date.parse('2026-01-02T03:04:05Z');

test.each<[unknown, number | undefined]>([
	['2026-01-02T03:04:05Z', AT],
	['2026-01-02t03:04:05z', AT],
	['2026-01-02T03:04:05.678Z', AT + 678],
	['2026-01-02T03:04:05.678901Z', AT + 678],
	['2026-01-02T03:04:05', AT],
	['2026-01-02 03:04:05', AT],
	['2026-01-02T10:04:05+07:00', AT],
	['2026-01-02T10:04:05+0700', AT],
	['2026-01-01T22:04:05-05:00', AT],
	[String(AT), AT],
	[AT, AT],
	[String(AT / 1000), AT],
	[AT / 1000, AT],
	[AT / 1000 + 0.5, AT + 500],
	[`${AT / 1000}.25`, AT + 250],
	['2026-13-02T03:04:05Z', undefined],
	['2026-01-02T25:04:05Z', undefined],
	['2026-01-02', undefined],
	['2026-01-02T03:04', undefined],
	['2026-01-02T03:04:05Zx', undefined],
	['\u0662026-01-02T03:04:05Z', undefined],
	['Fri, 02 Jan 2026 03:04:05 GMT', undefined],
	['12345', undefined],
	['-1767323045', undefined],
	['1767323045e3', undefined],
	['0x6957', undefined],
	['99999999999999999', undefined],
	['', undefined],
	[' ', undefined],
	[Number.NaN, undefined],
	[Number.POSITIVE_INFINITY, undefined],
	[null, undefined],
	[undefined, undefined],
	[{}, undefined],
	[['2026-01-02T03:04:05Z'], undefined],
])('%p is %p', (value, ms) => {
	expect(instantOf(value)).toBe(ms);
});
