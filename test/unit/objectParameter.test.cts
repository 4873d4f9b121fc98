import { objectParameter } from '../../nodes/Anycheck/fields/object';
import type { ItemParameters } from '../../nodes/Anycheck/fields/parameters';
import { ItemError } from '../../nodes/Anycheck/errors/itemError';

/** Parameters as the node would read them, from a plain object. */
function parameters(values: Record<string, unknown>): ItemParameters {
	return {
		value: (name) => values[name],
		text: (name) => (typeof values[name] === 'string' ? values[name] : ''),
		flag: (name) => values[name] === true,
		located: (name) => values[name],
	};
}

const read = (values: Record<string, unknown>, record?: unknown) =>
	objectParameter(parameters(values), 'output', 'Output')?.(record);

const json = (output: unknown) => read({ outputMode: 'json', output });

const fields = (...assignments: unknown[]) =>
	read({ outputMode: 'fields', outputFields: { assignments } });

function refusalOf(attempt: () => unknown): ItemError {
	try {
		attempt();
	} catch (error) {
		if (error instanceof ItemError) return error;
	}
	throw new Error('was accepted');
}

test('left unchanged, nothing is sent, whatever the other fields still hold', () => {
	expect(read({ outputMode: 'unchanged', output: '{"a":1}' })).toBeUndefined();
	expect(read({})).toBeUndefined();
});

describe('JSON', () => {
	test('is taken as text and as an object from an expression', () => {
		expect(json('{"a": {"b": [1, null]}}')).toEqual({ a: { b: [1, null] } });
		expect(json({ a: 1 })).toEqual({ a: 1 });
		expect(json('{}')).toEqual({});
	});

	test.each(['{"__proto__": {"x": 1}, "a": 1}', '{"a": [{"__proto__": null}]}'])(
		'a field of a forbidden name is refused, not dropped: %s',
		(text) => {
			for (const value of [text, JSON.parse(text)]) {
				expect(refusalOf(() => json(value)).message).toMatch(
					/^The name of the field '(a\.0\.)?__proto__' of 'Output' is not allowed$/,
				);
			}
			const value = text;
			refusalOf(() => fields({ name: 'a', type: 'object', value }));
		},
	);

	test.each([
		['a list', '[1]', 'a list'],
		['text', '"x"', 'text'],
		['a number', '12', 'a number'],
		['true', true, 'true or false'],
		['null', 'null', 'nothing'],
		['an empty text', '  ', 'nothing'],
		['a missing value', undefined, 'nothing'],
	])('%s is refused by name', (_, value, kind) => {
		const { message, description } = refusalOf(() => json(value));
		expect(message).toBe("'Output' is not an object");
		expect(description).toContain(`but got ${kind}`);
	});

	test('malformed text is refused without repeating it', () => {
		const { message, description } = refusalOf(() => json('{"name": "SITI CONTOH" "x"}'));
		expect(message).toBe("'Output' is not valid JSON");
		expect(description).not.toContain('SITI');
	});

	test('characters that nobody sees are no part of it around it, and named as a cause inside', () => {
		expect(json('\ufeff {"a": "\u00a0"}\u200b')).toEqual({ a: '\u00a0' });
		expect(refusalOf(() => json('{\u00a0"a": 1}')).description).toContain('invisible');
		expect(refusalOf(() => json('{"a" 1}')).description).not.toContain('invisible');
	});

	test('the line is named where the parser knows it', () => {
		const { description } = refusalOf(() => json('{\n"a": 1,\n"b": 2 3}'));
		expect(description).toContain('line 3');
	});
});

describe('fields', () => {
	test('keep their types and nest by dots', () => {
		expect(
			fields(
				{ name: 'is_match_face', type: 'boolean', value: 'true' },
				{ name: 'person.name', type: 'string', value: 'SITI CONTOH' },
				{ name: 'person.age', type: 'number', value: '41' },
				{ name: 'tags', type: 'array', value: '["a"]' },
				{ name: 'extra', type: 'object', value: { x: 1 } },
				{ name: 'note', type: 'string', value: null },
			),
		).toEqual({
			is_match_face: true,
			person: { name: 'SITI CONTOH', age: 41 },
			tags: ['a'],
			extra: { x: 1 },
			note: null,
		});
	});

	test.each<[type: string, value: unknown, sent: unknown]>([
		['string', 123, '123'],
		['string', 0.5, '0.5'],
		['string', true, 'true'],
		['string', ' 00123 ', ' 00123 '],
		['string', Number.MAX_SAFE_INTEGER, '9007199254740991'],
		['string', 12345678901234567890n, '12345678901234567890'],
		['string', new Date(0), '1970-01-01T00:00:00.000Z'],
		['number', ' -7.5e3 ', -7500],
		['number', '.5', 0.5],
		['number', '+7', 7],
		['number', '007', 7],
		['number', 7n, 7],
		['boolean', ' TRUE ', true],
		['boolean', 0, false],
		['boolean', '1', true],
		['array', "['a']", ['a']],
		['object', '{a: 1}', { a: 1 }],
	])('the declared type is what is sent: %s from %p', (type, value, sent) => {
		expect(fields({ name: 'a', type, value })).toEqual({ a: sent });
	});

	test.each<[type: string, value: unknown, message: string, kind: string]>([
		['string', { x: 1 }, 'text', 'an object'],
		['string', ['x'], 'text', 'a list'],
		['number', [], 'a number', 'a list'],
		['number', [7], 'a number', 'a list'],
		['number', '0x1F', 'a number', 'text'],
		['number', '0b1', 'a number', 'text'],
		['number', 'Infinity', 'a number', 'text'],
		['number', '1,5', 'a number', 'text'],
		['number', true, 'a number', 'true or false'],
		['number', new Date(0), 'a number', 'text'],
		['boolean', [1], 'true or false', 'a list'],
		['boolean', [], 'true or false', 'a list'],
		['boolean', '0x1', 'true or false', 'text'],
		['boolean', 2, 'true or false', 'a number'],
		['array', 'a', 'a list', 'text'],
		['object', [1], 'an object', 'a list'],
	])('what is of another kind is refused: %s from %j', (type, value, expected, kind) => {
		const { message, description } = refusalOf(() => fields({ name: 'a', type, value }));
		expect(message).toBe(`The field 'a' of 'Output' is not ${expected}`);
		expect(description).toMatch(new RegExp(`it is ${kind}$`));
	});

	test('a value of another type is refused without repeating it', () => {
		const { message, description } = refusalOf(() =>
			fields({ name: 'score', type: 'number', value: 'SITI' }),
		);
		expect(message).toBe("The field 'score' of 'Output' is not a number");
		expect(description).not.toContain('SITI');
	});

	test.each(['constructor', 'toString', 'hasOwnProperty'])(
		'the type %s is none of the editor: the value is taken as it is',
		(type) => {
			expect(fields({ name: 'a', type, value: '12' })).toEqual({ a: '12' });
		},
	);

	test.each(['__proto__.polluted', 'a.__proto__', 'a..b', '.a', 'a.'])(
		'the name %s is refused',
		(name) => {
			refusalOf(() => fields({ name, type: 'string', value: 'x' }));
			expect({}).not.toHaveProperty('polluted');
		},
	);

	test.each(['No. KTP', 'a .b', 'No.', 'a.b '.concat('.c'), 'a. '])(
		'without a record, the name %j is refused',
		(name) => {
			const { message } = refusalOf(() => fields({ name, type: 'string', value: 'x' }));
			expect(message).toBe(`The name of the field '${name}' of 'Output' is not allowed`);
		},
	);

	test.each<[name: string, record: object, sent: object]>([
		['No. KTP', { 'No. KTP': '1' }, { 'No. KTP': 'x' }],
		['No.', { 'No.': '1' }, { 'No.': 'x' }],
		['a.b', { 'a.b': 1 }, { 'a.b': 'x' }],
		['a.b', { a: { b: 1 }, 'a.b': 1 }, { a: { b: 'x' } }],
		['a.b', { a: { c: 1 }, 'a.b': 1 }, { 'a.b': 'x' }],
		['a.b', { a: 1 }, { a: { b: 'x' } }],
		['data.No. KTP.no', { data: { 'No. KTP': { no: 1 } } }, { data: { 'No. KTP': { no: 'x' } } }],
		['data.No. KTP.new', { data: { 'No. KTP': {} } }, { data: { 'No. KTP': { new: 'x' } } }],
		[' KTP ', { ' KTP ': 1 }, { ' KTP ': 'x' }],
		[' KTP ', { KTP: 1 }, { KTP: 'x' }],
		['KTP', { 'KTP ': 1 }, { 'KTP ': 'x' }],
		['No.\u00a0KTP', { 'No. KTP': 1 }, { 'No. KTP': 'x' }],
		['No. KTP', { 'No.\u00a0KTP': 1 }, { 'No.\u00a0KTP': 'x' }],
		['\ufeffdata.na\u200bme', { data: { name: 1 } }, { data: { name: 'x' } }],
		['\u200bname', { '\u200bname': 1, name: 1 }, { '\u200bname': 'x' }],
		['\ufeffnew\u200b', {}, { new: 'x' }],
		['a. b.c', { a: { ' b': {} } }, { a: { ' b': { c: 'x' } } }],
		['toString.x', { a: 1 }, { toString: { x: 'x' } }],
	])('%j is the field that the record %j has', (name, record, sent) => {
		const assignments = [{ name, type: 'string', value: 'x' }];
		expect(read({ outputMode: 'fields', outputFields: { assignments } }, record)).toEqual(sent);
	});

	test('what the record does not have is refused as without one', () => {
		const assignments = [{ name: 'No. KTP', type: 'string', value: 'x' }];
		refusalOf(() =>
			read({ outputMode: 'fields', outputFields: { assignments } }, { No: 1, 'No. SIM': 1 }),
		);
		const forbidden = [{ name: '__proto__', type: 'string', value: 'x' }];
		const record = JSON.parse('{"__proto__": 1}') as unknown;
		refusalOf(() =>
			read({ outputMode: 'fields', outputFields: { assignments: forbidden } }, record),
		);
	});

	test.each(['\u200b', '\ufeff', '\u00a0', ' \u2060 '])(
		'a cell that holds nothing but %j is empty, and so is a name',
		(hidden) => {
			const field = { name: 'a', type: 'string', value: hidden };
			expect(fields(field)).toBeUndefined();
			expect(fields(field, { name: 'b', type: 'number', value: '\u200b7' })).toEqual({ b: 7 });
			expect(refusalOf(() => fields({ ...field, name: hidden, value: 'x' })).message).toContain(
				'has no name',
			);
		},
	);

	test('two fields that do not fit each other are refused', () => {
		const { message } = refusalOf(() =>
			fields(
				{ name: 'person', type: 'string', value: 'x' },
				{ name: 'person.name', type: 'string', value: 'y' },
			),
		);
		expect(message).toContain('does not fit the other fields');
	});

	test('no fields at all, or one without a name, is refused', () => {
		refusalOf(() => fields());
		refusalOf(() => fields({ name: ' ', type: 'string', value: 'x' }));
		refusalOf(() => read({ outputMode: 'fields' }));
	});
});

describe('what JSON cannot carry', () => {
	const list: unknown[] = [undefined];
	const ODD: Array<[what: string, value: unknown, told: string]> = [
		['no number', NaN, 'NaN'],
		['an infinite number', -Infinity, 'infinite'],
		['a date that does not exist', new Date(NaN), 'date that does not exist'],
		['a function', () => 1, 'function'],
		['a symbol', Symbol('x'), 'symbol'],
		['a set', new Set([1]), 'Set'],
		['a map', new Map(), 'Map'],
	];

	test.each(ODD)('%s is refused with the name of the field, nested or not', (_, value, told) => {
		for (const type of ['string', 'number', 'boolean', 'array', 'object', 'any']) {
			const { message, description } = refusalOf(() => fields({ name: 'a.b', type, value }));
			expect(message).toBe("The field 'a.b' of 'Output' cannot be sent as JSON");
			expect(description).toContain(told);
		}
		const inField = refusalOf(() => fields({ name: 'a', type: 'object', value: { b: [value] } }));
		expect(inField.message).toBe("The field 'a.b.0' of 'Output' cannot be sent as JSON");
		const inObject = refusalOf(() => json({ a: { b: [1, value] } }));
		expect(inObject.message).toBe("The field 'a.b.1' of 'Output' cannot be sent as JSON");
		expect(inObject.description).toContain(told);
	});

	test('nothing inside a list is refused; in an object it is a field that is not there', () => {
		const { message, description } = refusalOf(() => json({ a: [1, ...list] }));
		expect(message).toBe("The field 'a.1' of 'Output' cannot be sent as JSON");
		expect(description).toContain('nothing');
		expect(json({ a: undefined, b: 1 })).toEqual({ b: 1 });
	});

	test('the same object in two places is sent twice; one that contains itself is refused', () => {
		const shared = { x: 1 };
		expect(json({ a: shared, b: [shared] })).toEqual({ a: { x: 1 }, b: [{ x: 1 }] });
		const endless: Record<string, unknown> = {};
		endless['self'] = endless;
		const { description } = refusalOf(() => json(endless));
		expect(description).toContain('contains itself');
	});
});

describe('a number that was rounded before it came', () => {
	const rounded = Number('9900009999999901');

	test.each([
		['in a field that is text', { name: 'nik', type: 'string', value: rounded }, 'nik'],
		['in a field that is a number', { name: 'nik', type: 'number', value: rounded }, 'nik'],
		['inside a field', { name: 'ids', type: 'array', value: [{ nik: rounded }] }, 'ids.0.nik'],
	])('%s is refused with advice that helps there', (_, field, path) => {
		const { message, description } = refusalOf(() => fields(field));
		expect(message).toBe(
			`The field '${path}' of 'Output' is a number with more digits than n8n can keep`,
		);
		expect(description).toMatch(/rounded before.*text where it comes from/s);
	});

	test('in an object from an expression, too; in JSON quotes help', () => {
		expect(refusalOf(() => json({ nik: rounded })).description).toMatch(/rounded before/);
		expect(refusalOf(() => json('{"nik": 9900009999999901}')).description).toMatch(/in quotes/);
		const inText = refusalOf(() =>
			fields({ name: 'ids', type: 'array', value: '[999999999999999.55]' }),
		);
		expect(inText.message).toContain("'ids.0'");
		expect(inText.description).toMatch(/in quotes/);
	});
});

describe('what a spreadsheet shows in place of a value', () => {
	const everywhere = (value: string) => [
		() => fields({ name: 'a.b', type: 'string', value }),
		() => fields({ name: 'a.b', type: 'number', value }),
		() => fields({ name: 'a', type: 'object', value: { b: value } }),
		() => fields({ name: 'a', type: 'object', value: JSON.stringify({ b: value }) }),
		() => json({ a: { b: value } }),
		() => json(JSON.stringify({ a: { b: value } })),
		() =>
			read({
				outputMode: 'record',
				outputRecord: { value: { 'a.b': value }, schema: [{ id: 'a.b', type: 'string' }] },
			}),
	];

	test.each([
		'#N/A',
		'#REF!',
		'#DIV/0!',
		' #VALUE!\u200b',
		'#NAME?',
		'#NUM!',
		'#NULL!',
		'#ERROR!',
		'#n/a',
	])('the error %j is refused, however it is given', (value) => {
		for (const given of everywhere(value)) {
			const { message, description } = refusalOf(given);
			expect(message).toBe("The field 'a.b' of 'Output' holds an error of a spreadsheet");
			expect(description).toContain('leave it empty');
			expect(description).not.toContain(value);
		}
	});

	test.each(['3.17405E+15', '3,17405E+15', '3E+15', '-1.2E+08', '1e+21'])(
		'the shortened number %j is refused, however it is given',
		(value) => {
			for (const given of everywhere(value)) {
				const { message, description } = refusalOf(given);
				expect(message).toBe(
					"The field 'a.b' of 'Output' is a number with more digits than n8n can keep",
				);
				expect(description).toContain('rounded before');
			}
		},
	);

	test.each(['#1', '#N/A is what it says', 'E+15', 'AB1E+15', '1.5e3', '#', '3.17405E+15 kg'])(
		'%j is a text like others',
		(value) => {
			expect(fields({ name: 'a', type: 'string', value })).toEqual({ a: value });
		},
	);
});

test('a column that is not there and a cell that n8n leaves out are told apart', () => {
	const { message, description } = refusalOf(() =>
		fields({ name: 'a', type: 'string', value: undefined }),
	);
	expect(message).toBe("The field 'a' of 'Output' has no value");
	expect(description).toMatch(/check the name.*'Include Empty Cells'.*Extract From File.*null/s);
	expect(fields({ name: 'a', type: 'string', value: '' })).toBeUndefined();
});

describe('fields of the verification', () => {
	const record = (value: unknown, ...schema: unknown[]) =>
		read({ outputMode: 'record', outputRecord: { mappingMode: 'defineBelow', value, schema } });

	test('keep the types of the verification and nest again; empty ones are not sent', () => {
		expect(
			record(
				{
					'person.age': '41',
					'person.name': 'SITI CONTOH',
					is_match_face: 'false',
					gone: null,
					no: '',
				},
				{ id: 'person.age', type: 'number' },
				{ id: 'person.name', type: 'string' },
				{ id: 'is_match_face', type: 'boolean' },
			),
		).toEqual({ person: { age: 41, name: 'SITI CONTOH' }, is_match_face: false });
	});

	test('a name with dots that the editor offered is one name; old IDs are read as before', () => {
		const values = { '/No. KTP': '1', '/a~1b/c.d~0': '2', '/old': '3', 'x. y': '4' };
		const schema = [
			{ id: '/No. KTP', displayName: 'No. KTP', type: 'string' },
			{ id: '/a~1b/c.d~0', displayName: 'a/b.c.d~', type: 'string' },
			{ id: '/old', displayName: '/old', type: 'string' },
			{ id: 'x. y', displayName: 'x. y', type: 'string' },
		];
		expect(record(values, ...schema)).toEqual({
			'No. KTP': '1',
			'a/b': { 'c.d~': '2' },
			'/old': '3',
			x: { ' y': '4' },
		});
	});

	test('none filled in leaves it unchanged, none chosen is refused', () => {
		expect(record({ a: null })).toBeUndefined();
		refusalOf(() => record(null));
	});
});
