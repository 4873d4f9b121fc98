// Templates: read and listed, and their schemas proposed.
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
it('puts out the most useful fields, or all', async () => {
	const [simple] = await operator.results('template: get', { templateId: PICKED }, own());
	const raw = { templateId: PICKED, simplify: false };
	const [whole] = await operator.results('template: get', raw, own());
	const [template] = templates();
	if (template === undefined) throw new Error('The sandbox has no template');
	const { config, ...others } = template;

	expect(simple).toEqual(others);
	expect(whole).toEqual({ ...others, config });
});

// Whether the API pages these lists is not documented.
describe.each([
	['whole', false, 100],
	['in pages of one', true, 1],
])('lists that come %s', (_, undocumentedPaging, maximumPageSize) => {
	it.each([
		['CUSTOM', { returnAll: true }, ['Salary Slip', 'Delivery Note']],
		['CUSTOM', { limit: 1 }, ['Salary Slip']],
		['PREBUILT', {}, ['KTP', 'NPWP', 'SIUP']],
		['={{ "prebuilt" }}', { limit: 2 }, ['KTP', 'NPWP']],
	])('give those of the type %s that %j asks for', async (templateType, parameters, names) => {
		Object.assign(operator.sandbox.options, { undocumentedPaging, maximumPageSize });

		const found = await operator.results('template: getAll', { templateType, ...parameters });

		expect(found.map(({ name }) => name)).toEqual(names);
	});
});

it('does not guess which list is meant', async () => {
	const { error } = await operator.run('template: getAll', { templateType: '={{ "all" }}' });

	expect(error?.message).toBe("'Template Type' has a value that is not understood");
	expect(operator.sandbox.record.total).toBe(0);
});

describe('a proposed schema', () => {
	const propose = async (parameters = {}) =>
		await operator.results('template: generateSchema', {
			description: 'invoice total',
			...parameters,
		});
	const properties = { invoice: { type: 'string' }, total: { type: 'string' } };
	const schema = { type: 'object', properties, required: ['invoice'] };

	it('comes out by itself, or as the API nests it', async () => {
		expect(await propose()).toEqual([{ schema }]);
		expect(await propose({ simplify: false })).toEqual([{ schema: { schema } }]);
	});

	it('may be nested once only', async () => {
		operator.sandbox.faults.add({
			match: { method: 'POST' },
			fault: { type: 'status', status: 200, body: { schema } },
		});

		expect(await propose()).toEqual([{ schema }]);
	});

	it('is what a new template takes', async () => {
		const named = { name: 'Invoice', description: 'A bill' };
		const [proposed] = await propose();

		await operator.run(
			'template: create',
			{ ...named, schemaMode: 'json', schema: '={{ $json.schema }}' },
			[{ json: proposed ?? {} }],
		);

		expect(bodies().at(-1)).toEqual({ ...named, schema });
	});

	it('is asked for again when the answer is lost', async () => {
		operator.sandbox.faults.add({ match: { method: 'POST', count: 1 }, fault: { type: 'reset' } });

		expect(await propose()).toEqual([{ schema }]);
	});
});
