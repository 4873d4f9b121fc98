// Texts of fields that an expression may give as something else.
import { exactTextFrom, textFrom } from '../../nodes/Anycheck/fields/values';

test.each([
	['  Rani ', 'Rani'],
	[7.5, '7.5'],
	[null, ''],
	[undefined, ''],
])('%j is the text %j', (value, text) => {
	expect(textFrom(value, 'Name')).toBe(text);
	expect(exactTextFrom(value, 'Name').trim()).toBe(text);
});

test.each<[value: unknown, message: string]>([
	[NaN, "'Name' cannot be sent as JSON"],
	[Infinity, "'Name' cannot be sent as JSON"],
	[Number('9900009999999901'), "'Name' is a number with more digits than n8n can keep"],
	[['a'], "'Name' is not text"],
	[true, "'Name' is not text"],
])('%p is no text', (value, message) => {
	expect(() => textFrom(value, 'Name')).toThrow(message);
});
