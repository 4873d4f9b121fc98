import { givenLabel } from '../../../nodes/Anycheck/reviewPage/page/labels';
import { isNamed } from '../../../nodes/Anycheck/reviewPage/page/paths';

test.each<[path: string[], pattern: string, expected: boolean]>([
	[['name'], 'name', true],
	[['name'], ' name ', true],
	[['name'], 'names', false],
	[['person', 'name'], 'person.name', true],
	[['person', 'name'], 'person', true],
	[['person', 'name'], 'person.*', true],
	[['person', 'name', 'first'], 'person.*', true],
	[['person'], 'person.*', false],
	[['person', 'name'], '*.name', true],
	[['name'], '*.name', false],
	[['a', 'b', 'name'], '**.name', true],
	[['name'], '**.name', true],
	[['a', 'name', 'b'], '**.b', true],
	[['anything', 'at', 'all'], '**', true],
	[[], '**', true],
	[['facilities', '0', 'lender'], 'facilities.lender', true],
	[['facilities', '0', 'lender'], 'facilities.0.lender', true],
	[['facilities', '1', 'lender'], 'facilities.0.lender', false],
	[['facilities', '0', 'lender'], 'facilities.*.lender', true],
	[['facilities', '0', '1', 'lender'], 'facilities.lender', true],
	[['facilities'], 'facilities.lender', false],
	[['2024'], '2024', true],
	[['with.dots', 'x'], 'with.dots.x', true],
	[['with.dots', 'x'], 'with.dots', true],
	[['with', 'dots', 'x'], 'with.dots.x', true],
	[['with.dots'], 'with', false],
	[['No. KTP'], 'No. KTP', true],
	[['No.'], 'No.', true],
	[['data ', ' KTP'], 'data.KTP', true],
	[['a', 'KTP '], 'a.KTP', true],
	[['No.\u00a0KTP'], '\ufeffNo. K\u200bTP', true],
	[['constructor'], '__proto__', false],
	[['a'], '', false],
	[[''], '', true],
])('%j is named by %j: %p', (path, pattern, expected) => {
	expect(isNamed(path, [pattern])).toBe(expected);
});

test('one of several patterns is enough, none is not', () => {
	expect(isNamed(['b'], ['a', 'b'])).toBe(true);
	expect(isNamed(['b'], [])).toBe(false);
});

test.each<[path: string[], label: string | undefined]>([
	[['No. KTP'], 'Nomor'],
	[['data', 'KTP '], 'Kartu'],
	[['list', '0', ' KTP'], 'Kartu lain'],
	[['No', 'KTP'], undefined],
])('%j is called %p', (path, label) => {
	const labels = { 'No. KTP': 'Nomor', 'data.KTP': 'Kartu', 'list.KTP': 'Kartu lain' };
	expect(givenLabel(path, labels)).toBe(label);
});
