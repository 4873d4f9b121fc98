// Values in the output: from expressions, from items that lack them, and under names that mean something to JavaScript.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { assume } from './support/assume.cts';
import { failures, json, OUTPUT, setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeAll(async () => {
	desk = await setDesk();
});

afterAll(() => desk.close());

beforeEach(() => {
	desk.sandbox.record.clear();
});

const MERGE = { options: { writeMode: 'merge' } };
const sent = (id: string) =>
	desk.sandbox.record.writes(id).map(({ body }) => (body as IDataObject)['output']);
const fieldsMode = (fields: INodeParameters[]) => ({
	outputMode: 'fields',
	outputFields: { assignments: fields.map((field, index) => ({ id: `${index}`, ...field })) },
});

it('does not lose a field whose new value an expression does not find', async () => {
	const id = desk.add();

	await desk.run([{ id }], {
		outputMode: 'json',
		output: '={{ { name: $json.missing, tags: ["z"] } }}',
		...MERGE,
	});

	expect(desk.record(id).output).toEqual({ ...OUTPUT, tags: ['z'] });
});

it.each(['replace', 'merge'])('sends dates as text (%s)', async (writeMode) => {
	const id = desk.add();

	await desk.run([{ id }], {
		outputMode: 'json',
		output: '={{ { checked: new Date(0), due: DateTime.fromMillis(0, { zone: "utc" }) } }}',
		options: { writeMode },
	});

	const text = '1970-01-01T00:00:00.000Z';
	expect(desk.record(id).output).toMatchObject({ checked: text, due: text });
});

it.each(['replace', 'merge'])(
	'fails an item whose value JSON cannot carry, before any request (%s)',
	async (writeMode) => {
		const values = ['NaN', '1 / 0', 'new Date("x")', 'DateTime.fromISO("x")'];
		const runs = values.flatMap((value) => [
			fieldsMode([{ name: 'a.b', type: 'string', value: `={{ ${value} }}` }]),
			fieldsMode([{ name: 'a', type: 'object', value: `={{ { b: ${value} } }}` }]),
			{ outputMode: 'json', output: `={{ { a: { b: ${value} } } }}` },
		]);
		for (const parameters of runs) {
			const result = await desk.run([{ id: desk.add() }], {
				...parameters,
				options: { writeMode },
			});
			expect(failures(result)).toEqual([
				expect.stringMatching(/^The field 'a\.b' of 'Output' cannot be sent as JSON\n/),
			]);
		}
		expect(desk.sandbox.record.total).toBe(0);
	},
);

it('sends text in a field that is text, also where a spreadsheet gives a number', async () => {
	const id = desk.add();

	await desk.run(
		[{ id, account: 1234567890, ok: true }],
		fieldsMode([
			{ name: 'account', type: 'string', value: '={{ $json.account }}' },
			{ name: 'ok', type: 'string', value: '={{ $json.ok }}' },
		]),
	);

	expect(sent(id)).toEqual([{ account: '1234567890', ok: 'true' }]);
});

it('leaves the input items as they are', async () => {
	const items = desk.addMany(2).map((id, x) => ({ id, whole: { x } }));

	const { executionData } = await desk.run(
		structuredClone(items),
		fieldsMode([
			{ name: 'a', type: 'object', value: '={{ $json.whole }}' },
			{ name: 'a.b', type: 'number', value: '1' },
		]),
	);

	expect(items.map(({ id }) => sent(id))).toEqual(
		items.map(({ whole }) => [{ a: { ...whole, b: 1 } }]),
	);
	const source = executionData.resultData.runData['Source']?.[0]?.data?.['main']?.[0];
	expect(source?.map(({ json: item }) => item)).toEqual(items);
});

describe.each(['replace', 'merge'])('a field without a value (%s)', (writeMode) => {
	const run = async (id: string, value: string) =>
		await desk.run([{ id }], {
			...fieldsMode([{ name: 'name', type: 'string', value }]),
			options: { writeMode },
		});

	it('fails the item before any request when the item lacks it', async () => {
		const result = await run(desk.add(), '={{ $json.missing }}');

		expect(failures(result)).toEqual([expect.stringMatching(/has no value/)]);
		expect(desk.sandbox.record.total).toBe(0);
	});

	it('is meant when it is null', async () => {
		assume(desk.sandbox, 'updateSemantics', 'emptyObject');
		const id = desk.add();

		await run(id, '={{ null }}');

		const { address, tags } = OUTPUT;
		expect(sent(id)).toEqual([writeMode === 'merge' ? { address, tags } : { name: null }]);
	});
});

describe('names that mean something to JavaScript', () => {
	const names = ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

	describe.each(['replace', 'merge'])('(%s)', (writeMode) => {
		it.each(names)('%s arrives like all others, at any depth', async (name) => {
			const id = desk.add({ output: {} });
			const output = { [name]: 'PT Contoh', nested: { [name]: 1 } };

			await desk.run([{ id }], { ...json(output), options: { writeMode } });

			expect(sent(id)).toEqual([output]);
		});
	});

	it('can be given as fields, and as parts of a path', async () => {
		const id = desk.add();

		await desk.run(
			[{ id }],
			fieldsMode([
				{ name: 'toString', type: 'string', value: 'PT Contoh' },
				{ name: 'valueOf.hasOwnProperty', type: 'string', value: 'PT Contoh' },
			]),
		);

		expect(sent(id)).toEqual([{ toString: 'PT Contoh', valueOf: { hasOwnProperty: 'PT Contoh' } }]);
	});

	it('are not there unless they are in the data', async () => {
		const id = desk.add();

		const { outputs } = await desk.run([{ id }], {
			...json({ toString: null, valueOf: 'new' }),
			options: { writeMode: 'merge', includeChanges: true },
		});

		expect(sent(id)).toEqual([{ ...OUTPUT, valueOf: 'new' }]);
		expect(outputs.success[0]?.json['changes']).toBe('output.valueOf: (nothing) → "new"');
	});

	it.each(['replace', 'merge'])(
		'are refused where they would reach into JavaScript itself (%s)',
		async (writeMode) => {
			const id = desk.add();

			const result = await desk.run([{ id }], {
				outputMode: 'json',
				output: '{"__proto__": {"polluted": true}, "x": 1}',
				options: { writeMode },
			});

			expect(failures(result)).toEqual([
				expect.stringMatching(/^The name of the field '__proto__' of 'Output' is not allowed/),
			]);
			expect(sent(id)).toEqual([]);
		},
	);

	it.each(['__proto__.polluted', 'person.__proto__.polluted'])(
		'are refused in %s',
		async (name) => {
			const fields = fieldsMode([{ name, type: 'string', value: 'yes' }]);

			const run = await desk.run([{ id: desk.add() }], fields);

			expect(failures(run)).toEqual([expect.stringMatching(/is not allowed/)]);
			expect('polluted' in {}).toBe(false);
		},
	);
});

describe('a name with dots and spaces that the record has', () => {
	const RECORD = { 'No. KTP': '1', alamat: { 'Kel./Desa': 'Menteng', 'a.b': { c: 1 } } };
	const corrections = fieldsMode([
		{ name: 'No. KTP', type: 'string', value: '2' },
		{ name: 'alamat.Kel./Desa', type: 'string', value: 'Gambir' },
		{ name: 'alamat.a.b.d', type: 'string', value: '3' },
	]);
	const CORRECTED = { 'No. KTP': '2', alamat: { 'Kel./Desa': 'Gambir', 'a.b': { c: 1, d: '3' } } };

	it.each(['output', 'configuration'])('is that field of the %s', async (part) => {
		const id = desk.add(part === 'output' ? { output: RECORD } : { input_config: RECORD });

		await desk.run([{ id }], {
			[`${part}Mode`]: 'fields',
			[`${part}Fields`]: corrections.outputFields,
			...MERGE,
		});

		expect(desk.sandbox.record.writes(id).map(({ body }) => body)).toEqual([{ [part]: CORRECTED }]);
	});

	it('is that field with every option that reads the verification', async () => {
		const id = desk.add({ output: RECORD });

		await desk.run([{ id }], { ...corrections, options: { skipIfUnchanged: true } });

		expect(sent(id)).toEqual([
			{ 'No. KTP': '2', alamat: { 'Kel./Desa': 'Gambir', 'a.b': { d: '3' } } },
		]);
	});

	it('fails the item where nobody asks the verification', async () => {
		const result = await desk.run([{ id: desk.add({ output: RECORD }) }], corrections);

		expect(failures(result)).toEqual([
			expect.stringMatching(/^The name of the field 'No\. KTP' .* is not allowed\n.*'Write Mode'/),
		]);
		expect(desk.sandbox.record.total).toBe(0);
	});
});

it('says in a dry run that there is nothing to change', async () => {
	const id = desk.add({ status: 'COMPLETED' });

	const { outputs } = await desk.run([{ id }], {
		verificationStatus: 'COMPLETED',
		options: { dryRun: true, skipIfUnchanged: true },
	});

	expect(outputs.success[0]?.json).toMatchObject({
		id,
		dry_run: true,
		skip_reason: expect.any(String) as string,
	});
	expect(desk.sandbox.record.seen('PUT', /./)).toEqual([]);
});

describe('a field that a row leaves empty', () => {
	const corrections = fieldsMode([
		{ name: 'name', type: 'string', value: '={{ $json.name }}' },
		{ name: 'net_salary', type: 'number', value: '={{ $json.net_salary }}' },
		{ name: 'permanent', type: 'boolean', value: '={{ $json.permanent }}' },
	]);

	it('is not sent, whatever its type', async () => {
		const [first, second, third] = desk.addMany(3);

		await desk.run(
			[
				{ id: first, name: 'BUDI MISALNYA', net_salary: '', permanent: '' },
				{ id: second, name: ' ', net_salary: 0, permanent: false },
				{ id: third, name: '', net_salary: '', permanent: 'true' },
			],
			{ ...corrections, ...MERGE },
		);

		expect(sent(first ?? '')).toEqual([{ ...OUTPUT, name: 'BUDI MISALNYA' }]);
		expect(sent(second ?? '')).toEqual([{ ...OUTPUT, net_salary: 0, permanent: false }]);
		expect(sent(third ?? '')).toEqual([{ ...OUTPUT, permanent: true }]);
	});

	it('leaves the output unchanged when all are empty', async () => {
		const id = desk.add();

		await desk.run([{ id, name: '', net_salary: '', permanent: '' }], {
			...corrections,
			verificationStatus: 'COMPLETED',
		});

		expect(desk.sandbox.record.writes(id).map(({ body }) => body)).toEqual([
			{ verification_status: 'COMPLETED' },
		]);
	});

	it('is nothing to update when there is nothing else', async () => {
		const result = await desk.run(
			[{ id: desk.add(), name: '', net_salary: '', permanent: '' }],
			corrections,
		);

		expect(failures(result)).toEqual([expect.stringMatching(/^There is nothing to update/)]);
		expect(desk.sandbox.record.total).toBe(0);
	});
});

it.each(['7.250', '-12.345', ' 125.000 '])(
	'takes no number from a text that can be read in two ways (%s)',
	async (value) => {
		const result = await desk.run(
			[{ id: desk.add() }],
			fieldsMode([{ name: 'net_salary', type: 'number', value }]),
		);

		expect(failures(result)).toEqual([
			expect.stringMatching(
				/^The number in the field 'net_salary' of 'Output' can be read in two ways\nIts dot/,
			),
		]);
		expect(desk.sandbox.record.total).toBe(0);
	},
);

it.each([
	['={{ 7.25 }}', 7.25],
	['={{ 1.125 }}', 1.125],
	['0.125', 0.125],
	['7250.125', 7250.125],
	['7250', 7250],
])('takes a number that can be read in one way only (%s)', async (value, number) => {
	const id = desk.add();

	await desk.run([{ id }], fieldsMode([{ name: 'net_salary', type: 'number', value }]));

	expect(sent(id)).toEqual([{ net_salary: number }]);
});
