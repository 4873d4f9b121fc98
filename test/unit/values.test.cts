// Texts of fields that an expression may give as something else.
import {
	choice,
	chosen,
	exactTextFrom,
	flag,
	numberFrom,
	requiredTextFrom,
	textFrom,
} from '../../nodes/Anycheck/fields/values';
import { reviewStatusFrom } from '../../nodes/Anycheck/verification/statuses';

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

describe('characters that nobody sees', () => {
	test.each(['\ufeff', '\u00a0', '\u200b', '\u200d', '\u2060', '\u00ad', '\u200e', '\u202f'])(
		'%j around a value or in a word of a list is no part of it',
		(hidden) => {
			const around = (text: string) => `${hidden} ${text}${hidden}`;
			expect(reviewStatusFrom(around('completed'))).toBe('COMPLETED');
			expect(choice(around('Merge'), 'x', ['replace', 'merge'])).toBe('merge');
			expect(chosen(`${around('need review')},FAILED`, 'x', ['NEED_REVIEW', 'FAILED'])).toEqual([
				'NEED_REVIEW',
				'FAILED',
			]);
			expect(flag(around('TRUE'), 'x')).toBe(true);
			expect(numberFrom(around('7500'))).toBe(7500);
			expect(textFrom(around('Rani'), 'x')).toBe('Rani');
			expect(reviewStatusFrom(hidden)).toBeUndefined();
			expect(() => requiredTextFrom(hidden, 'Name')).toThrow("'Name' is empty");
		},
	);

	test('inside a text they stay', () => {
		expect(textFrom('\u{1f469}\u200d\u2695\ufe0f Rani', 'x')).toBe(
			'\u{1f469}\u200d\u2695\ufe0f Rani',
		);
	});
});
