// Templates: created and changed, with what the user gave and nothing else.
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { itemsFor, PICKED, useOperator } from './support/operate.cts';

const operator = useOperator();

const bodies = () => operator.sandbox.record.requests.map(({ body }) => body);
const templates = () => [...operator.sandbox.state.templates.values()];
const own = () =>
	itemsFor(
		templates()
			.slice(0, 1)
			.map(({ id }) => id),
	);
const field = (name: string, rest: INodeParameters = {}): INodeParameters => ({
	name,
	type: 'string',
	description: '',
	required: false,
	...rest,
});
const BASIC = { name: 'Payslip', description: 'Monthly payslip' };
const JSON_SCHEMA = {
	type: 'object',
	properties: { total: { type: 'string' } },
	required: ['total'],
};

describe('a new one', () => {
	const create = async (parameters: INodeParameters, items?: INodeExecutionData[]) =>
		await operator.run('template: create', { ...BASIC, ...parameters }, items);

	it.each([
		['whether it is required', {}, { type: 'string', required: false }],
		['that it is required', { required: true }, { type: 'string', required: true }],
		['what it is', { description: 'Paid' }, { type: 'string', description: 'Paid' }],
		[
			'both',
			{ description: 'Paid', required: true },
			{ type: 'string', description: 'Paid', required: true },
		],
		['another type', { type: '={{ "number" }}' }, { type: 'number', required: false }],
	])('has fields that say %s', async (_, row, sent) => {
		const { error } = await create({ schemaFields: { field: [field('net_salary', row)] } });

		expect(error).toBeUndefined();
		expect(bodies()).toEqual([{ ...BASIC, schema: { net_salary: sent } }]);
	});

	it.each([
		['as text', JSON.stringify(JSON_SCHEMA)],
		['as an object', '={{ $json }}'],
	])('has a schema given %s, sent as it is', async (_, schema) => {
		await create({ schemaMode: 'json', schema }, [{ json: JSON_SCHEMA }]);

		expect(bodies()).toEqual([{ ...BASIC, schema: JSON_SCHEMA }]);
	});

	it('has what else was filled in, and nothing more', async () => {
		const schemaFields = { field: [field('total')] };
		await create({
			schemaFields,
			additionalFields: { customId: ' slip ', instruction: '', config: '{"language": "id"}' },
		});

		expect(bodies()).toEqual([
			{
				...BASIC,
				schema: { total: { type: 'string', required: false } },
				custom_id: 'slip',
				config: { language: 'id' },
			},
		]);
	});

	it.each([
		['no name', { name: '={{ $json.missing }}' }, "'Name' is empty"],
		['no description', { description: ' ' }, "'Description' is empty"],
		['no fields', {}, "'Schema' has no fields"],
		['an empty schema', { schemaMode: 'json', schema: '{}' }, "'Schema' has no fields"],
		['broken JSON', { schemaMode: 'json', schema: '{' }, "'Schema' is not valid JSON"],
		['a list', { schemaMode: 'json', schema: '[]' }, "'Schema' is not an object"],
		[
			'a field without a name',
			{ schemaFields: { field: [field(' ')] } },
			"A field of 'Schema' has no name",
		],
		[
			'a field twice',
			{ schemaFields: { field: [field('total'), field('total ')] } },
			"Two fields of 'Schema' have the same name",
		],
		[
			'a field without a type',
			{ schemaFields: { field: [field('total', { type: '={{ $json.missing }}' })] } },
			"'Type' is empty",
		],
		[
			'a configuration that is none',
			{
				schemaFields: { field: [field('total')] },
				additionalFields: { config: '[]' },
			},
			"'Configuration' is not an object",
		],
		[
			'an ID that is a list',
			{
				schemaFields: { field: [field('total')] },
				additionalFields: { customId: '={{ ["slip"] }}' },
			},
			"'Custom ID' is not text",
		],
	])('is not made of %s', async (_, parameters, message) => {
		const { error } = await create(parameters);

		expect(error?.message).toMatch(message);
		expect(operator.sandbox.record.total).toBe(0);
	});

	it('is not created twice when the answer is lost', async () => {
		operator.sandbox.faults.add({
			match: { method: 'POST' },
			fault: { type: 'status', status: 502, afterApplying: true },
		});

		const { error } = await create({ schemaFields: { field: [field('total')] } });

		expect(error?.description).toMatch('Whether the change was made is not known');
		expect(bodies()).toHaveLength(1);
	});
});

describe('a present one', () => {
	const update = async (parameters: INodeParameters, items = own()) =>
		await operator.run('template: update', { templateId: PICKED, ...parameters }, items);

	it.each([
		[{ updateFields: { name: 'Payslip' } }, { name: 'Payslip' }],
		[{ updateFields: { description: 'New', name: '' } }, { description: 'New' }],
		[{ updateFields: { customId: 'a', instruction: 'b' } }, { custom_id: 'a', instruction: 'b' }],
		[{ updateFields: { customId: '={{ null }}' } }, { custom_id: null }],
		[{ updateFields: { config: '{}' } }, { config: {} }],
		[{ schemaMode: 'json', schema: '{"a":{}}' }, { schema: { a: {} } }],
		[
			{ schemaMode: 'fields', schemaFields: { field: [field('a')] } },
			{ schema: { a: { type: 'string', required: false } } },
		],
	])('is sent what %j sets, and nothing else', async (parameters, body) => {
		const { error } = await update(parameters);

		expect(error).toBeUndefined();
		expect(bodies()).toEqual([body]);
	});

	it.each([
		{},
		{ updateFields: { name: '', customId: '={{ $json.missing }}' } },
		{ schemaMode: 'unchanged', schema: '{"a":{}}' },
	])('is not updated when %j sets nothing', async (parameters) => {
		const { error } = await update(parameters);

		expect(error?.message).toBe('There is nothing to update');
		expect(error?.description).toMatch(/'Update Schema'.*'Update Fields'/);
		expect(operator.sandbox.record.total).toBe(0);
	});

	it('is sent the same again when the answer is lost', async () => {
		operator.sandbox.faults.add({
			match: { method: 'PUT', count: 2 },
			fault: { type: 'reset', afterApplying: true },
		});

		const { outputs } = await update({ updateFields: { name: 'Payslip' } });

		expect(outputs.success).toMatchObject([{ json: { name: 'Payslip' } }]);
		expect(bodies()).toEqual(Array(3).fill({ name: 'Payslip' }));
	});

	it.each([200, 404])('is in doubt when only a web page answers, with %i', async (status) => {
		const fault = { type: 'html', status, afterApplying: true } as const;
		operator.sandbox.faults.add({ match: { method: 'PUT' }, fault });

		const { error } = await update({ updateFields: { name: 'Payslip' }, options: { maxTries: 2 } });

		expect(error?.description).toMatch(/Whether the change was made is not known/);
		expect(bodies()).toEqual(Array(2).fill({ name: 'Payslip' }));
	});

	it('gets the later of two changes last, however long the first one takes', async () => {
		const [item] = own();
		const items = ['First', 'Last'].map((name) => ({ json: { ...item?.json, name } }));
		operator.sandbox.faults.add({
			match: { method: 'PUT', nth: 1 },
			fault: { type: 'delay', ms: 200 },
		});

		await update({ updateFields: { name: '={{ $json.name }}' } }, items);

		expect(templates()[0]?.name).toBe('Last');
	});

	it('of AnyCheck cannot be changed', async () => {
		const prebuilt = templates().filter(({ type }) => type === 'PREBUILT');

		const { error } = await update(
			{ updateFields: { name: 'Mine' } },
			itemsFor(prebuilt.slice(0, 1).map(({ id }) => id)),
		);

		expect(error?.message).toBe('AnyCheck does not allow this');
		expect(error?.description).toMatch('Prebuilt templates cannot be changed');
	});
});
