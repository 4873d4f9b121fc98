import {
	byteLength,
	hasHiddenCharacters,
	printable,
	truncated,
} from '../../../nodes/Anycheck/reviewPage/page/text';

test.each([
	['plain', 'plain'],
	['a\r\nb\rc\nd', 'a\nb\nc\nd'],
	['tab\tstays', 'tab\tstays'],
	['nul\u0000 bell\u0007 c1\u0085', 'nul\ufffd bell\ufffd c1\ufffd'],
	['half \ud83d', 'half \ufffd'],
	['whole 👩‍👩‍👧‍👦', 'whole 👩‍👩‍👧‍👦'],
])('%j is shown as %j', (text, expected) => {
	expect(printable(text)).toBe(expected);
});

test.each<[string, boolean]>([
	['plain\r\n\ttext', false],
	['👩‍👩‍👧‍👦 می‌خواهم', false],
	['invoice\u202etxt.exe', true],
	['zero\u200bwidth', true],
	['nul\u0000', true],
	['half \ud83d', true],
	['\ufeffmark', true],
])('%j hides something: %p', (text, expected) => {
	expect(hasHiddenCharacters(text)).toBe(expected);
});

test('a long text is cut between characters', () => {
	expect(truncated('abc', 3)).toBe('abc');
	expect(truncated('abcd', 3)).toBe('abc…');
	expect(truncated('ab👩c', 3)).toBe('ab…');
});

test('weight counts the bytes in the page', () => {
	expect([byteLength('a'), byteLength('&'), byteLength('é'), byteLength('👩')]).toEqual([
		1, 5, 2, 4,
	]);
});
