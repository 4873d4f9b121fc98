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

const read = (values: Record<string, unknown>) =>
	objectParameter(parameters(values), 'output', 'Output');

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

	test('none filled in leaves it unchanged, none chosen is refused', () => {
		expect(record({ a: null })).toBeUndefined();
		refusalOf(() => record(null));
	});
});
