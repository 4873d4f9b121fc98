import { nameOf, recordsIn, textOf } from '../../../nodes/Anycheck/trigger/storedRecords';

const names = ['a', 'b', '', 'é'.repeat(1000)].map(nameOf);

test('names are 16 characters that tell nothing, and differ', () => {
	expect(new Set(names).size).toBe(4);
	for (const name of names) expect(name).toMatch(/^[\w-]{16}$/);
});

test.each([0, 1, 9])(
	'what was made a text can be read again (values of %d characters)',
	(length) => {
		const records = names.map((name, index) => [name, String(index).repeat(length)] as const);
		expect(recordsIn(textOf(records), length)).toEqual(records);
		expect(recordsIn(textOf([]), length)).toEqual([]);
	},
);

test.each<[string, unknown]>([
	['nothing', undefined],
	['a list', [names[0]]],
	['a text that was cut', names.join('').slice(0, -1)],
	['other letters', 'é'.repeat(16)],
	['a line break', `${names.join('').slice(0, -1)}\n`],
])('%s holds no records', (_, text) => {
	expect(recordsIn(text, 0)).toEqual([]);
});
