import { fieldsIn, formTreeOf } from '../../../nodes/Anycheck/reviewPage/page/formTree';
import type { ReviewSetup } from '../../../nodes/Anycheck/reviewPage/page/model';
import { setupWith } from './support/examples.cts';
import { controlFor } from '../../../nodes/Anycheck/reviewPage/page/controls/controlFor';
import {
	date,
	line,
	number,
	type ParsedValue,
	yesNo,
} from '../../../nodes/Anycheck/reviewPage/page/controls/single';
import {
	json,
	listOfNumbers,
	listOfTexts,
} from '../../../nodes/Anycheck/reviewPage/page/controls/compound';

describe('scores', () => {
	const output = {
		is_match_face: true,
		face_match_confidence_score: 2.28,
		matchScore: 1,
		confidence: { face: 'LOW' },
		rows: [{ scores: [1, 2], discount: 3 }],
	};
	const editable = (more: Partial<ReviewSetup>) =>
		fieldsIn(formTreeOf({ output }, setupWith(more)))
			.filter(({ isEditable }) => isEditable)
			.map(({ path }) => path.join('.'));
	const others = ['is_match_face', 'rows.0.discount'];

	test.each<[Partial<ReviewSetup>, string[]]>([
		[{ keepsScores: true }, others],
		[
			{ keepsScores: true, requiredFields: ['matchScore'] },
			['is_match_face', 'matchScore', others[1] ?? ''],
		],
		[
			{ keepsScores: true, editableFields: ['confidence.*', 'matchScore'] },
			['matchScore', 'confidence.face'],
		],
		[
			{},
			[
				'is_match_face',
				'face_match_confidence_score',
				'matchScore',
				'confidence.face',
				'rows.0.discount',
				'rows.0.scores',
			],
		],
	])('are editable only where somebody wants it: %j', (more, expected) => {
		expect(editable(more).sort()).toEqual([...expected].sort());
	});
});

describe('the control', () => {
	test.each<[value: unknown, name: string, depth: number, kind: string | undefined]>([
		['SITI', 'name', 1, 'line'],
		['', 'name', 1, 'line'],
		['a'.repeat(61), 'name', 1, 'lines'],
		['two\nlines', 'name', 1, 'lines'],
		['old\rlines', 'name', 1, 'lines'],
		['a'.repeat(10_001), 'name', 1, 'fixed'],
		['&'.repeat(5_000), 'name', 1, 'fixed'],
		['1992-02-29', 'born', 1, 'date'],
		['1991-02-29', 'born', 1, 'line'],
		['0000-01-01', 'born', 1, 'line'],
		['01-02-1992', 'born', 1, 'line'],
		['2025-03-01T02:00:00Z', 'at', 1, 'line'],
		[1.5, 'score', 1, 'number'],
		[Infinity, 'score', 1, 'number'],
		[true, 'match', 1, 'yesNo'],
		[null, 'notes', 1, 'line'],
		[null, 'is_match', 1, 'yesNo'],
		[null, 'hasPhoto', 1, 'yesNo'],
		[null, 'issue', 1, 'line'],
		[null, 'island', 1, 'line'],
		[[], 'tags', 1, 'list'],
		[['a', 'b c'], 'tags', 1, 'list'],
		[['a\nb'], 'tags', 1, undefined],
		[['a', ' b'], 'tags', 1, undefined],
		[['a', ''], 'tags', 1, undefined],
		[Array(6_000).fill('a'), 'tags', 1, undefined],
		[Array(6_000).fill(1), 'scores', 6, 'fixed'],
		[[1, 2.5], 'scores', 1, 'list'],
		[[1, 'a'], 'mixed', 1, undefined],
		[[{ a: 1 }], 'rows', 1, undefined],
		[{ a: 1 }, 'group', 1, undefined],
		[{}, 'group', 1, 'fixed'],
		[{ a: 1 }, 'group', 6, 'json'],
		[[{ a: 1 }], 'group', 6, 'json'],
		[{ a: 'x'.repeat(10_000) }, 'group', 6, 'fixed'],
	])('%j named %s, %i deep: %s', (value, name, depth, kind) => {
		expect(controlFor(value, name, depth)?.kind).toBe(kind);
	});
});

test('what is nested thousands of levels deep is shown, not edited', () => {
	const deep: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
	expect(controlFor(deep, 'deep', 6)?.kind).toBe('fixed');
});

describe('a number', () => {
	test.each<[text: string, before: unknown, reading: ParsedValue]>([
		['12', 1, { value: 12 }],
		[' -0.5 ', 1, { value: -0.5 }],
		['1e3', 1, { value: 1000 }],
		['', 1, { value: null }],
		['1.250', 1.5, { value: 1.25 }],
		['0.125', 3, { value: 0.125 }],
		['1.250', 3, { problem: 'thousands' }],
		['-12.000', 3, { problem: 'thousands' }],
		['1.2500', 3, { value: 1.25 }],
		['1.250.000', 3, { problem: 'number' }],
		['1,5', 3, { problem: 'number' }],
		['1 000', 3, { problem: 'number' }],
		['twelve', 3, { problem: 'number' }],
		['0x10', 3, { problem: 'number' }],
		['Infinity', 3, { problem: 'number' }],
		['1e400', 3, { problem: 'digits' }],
		['1e-400', 3, { problem: 'digits' }],
		['0e-400', 3, { value: 0 }],
		['12345678901234567890', 3, { problem: 'digits' }],
		['9007199254740993', 3, { problem: 'digits' }],
		['9007199254740992', 3, { value: 9007199254740992 }],
		['123456789012345', 3, { value: 123456789012345 }],
		['0.1', 3, { value: 0.1 }],
		['100000000000000000000', 3, { value: 1e20 }],
	])('%j after %p', (text, before, reading) => {
		expect(number.parse(text, before)).toEqual(reading);
	});
});

describe('other controls', () => {
	test.each<[string, ParsedValue, ParsedValue]>([
		['text stays text', line.parse('12', 'a'), { value: '12' }],
		['emptied text is empty', line.parse('', 'a'), { value: '' }],
		['nothing stays nothing', line.parse('', null), { value: null }],
		['nothing becomes text', line.parse('a', null), { value: 'a' }],
		['line ends stay as they were', line.parse('a\nb', 'x\r\ny'), { value: 'a\r\nb' }],
		['a day', date.parse('1992-02-28', '1992-02-02'), { value: '1992-02-28' }],
		['no day', date.parse('', '1992-02-02'), { value: '' }],
		['not a day', date.parse('1991-02-29', '1992-02-02'), { problem: 'date' }],
		['another form of day', date.parse('28/02/1992', '1992-02-02'), { problem: 'date' }],
		['yes', yesNo.parse('true', false), { value: true }],
		['no', yesNo.parse('false', null), { value: false }],
		['not known', yesNo.parse('', null), { value: null }],
		['neither', yesNo.parse('maybe', null), { problem: 'yesNo' }],
		['texts', listOfTexts.parse(' a \n\nb c', ['x']), { value: ['a', 'b c'] }],
		['no texts', listOfTexts.parse('\n', ['x']), { value: [] }],
		[
			'a text that cannot be shown',
			listOfTexts.parse('b\na\ufffd', ['a\u0000']),
			{ value: ['b', 'a\u0000'] },
		],
		['numbers', listOfNumbers.parse('1\n 2.5', [1]), { value: [1, 2.5] }],
		['a number as it was', listOfNumbers.parse('1e+21\n5', [1e21]), { value: [1e21, 5] }],
		['no number', listOfNumbers.parse('1\ntwo', [1]), { problem: 'number' }],
		['JSON', json.parse('{"a": [1]}', { a: 1 }), { value: { a: [1] } }],
		[
			'JSON with a long number',
			json.parse('{"a": [12345678901234567]}', {}),
			{ problem: 'digits' },
		],
		['JSON that is a long number', json.parse('12345678901234567', null), { problem: 'digits' }],
		['JSON that is none', json.parse('{a: 1}', { a: 1 }), { problem: 'json' }],
		['JSON of another kind', json.parse('[1]', { a: 1 }), { problem: 'jsonKind' }],
	])('%s', (_name, reading, expected) => {
		expect(reading).toEqual(expected);
	});

	test('JSON is shown with nothing hidden in it, and reads as what it was', () => {
		const value = { a: 'x\u202ey\u0000z\u0085\ud83d\u200b' };
		expect(json.format(value)).not.toMatch(/[\u0080-\uffff]/);
		expect(json.parse(json.format(value), value)).toEqual({ value });
	});
});
