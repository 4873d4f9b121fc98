// Services: read and listed.
import { demo } from '../../sandbox/index.cts';
import { itemsFor, PICKED, useOperator } from './support/operate.cts';

const operator = useOperator();

const { ktp } = demo.services;
const all = Object.values(demo.services).map(({ id }) => id);

it('puts out the most useful fields, or all', async () => {
	const items = itemsFor([ktp.id]);
	const [simple] = await operator.results('service: get', { serviceId: PICKED }, items);
	const raw = { serviceId: PICKED, simplify: false };
	const [whole] = await operator.results('service: get', raw, items);

	expect(simple).toEqual({
		id: ktp.id,
		name: ktp.name,
		code: ktp.code,
		description: ktp.description,
		category_name: ktp.category.name,
		category_type: ktp.category.type,
		credit_cost_default: ktp.credit_cost_default,
		is_enabled: true,
		created_at: ktp.created_at,
		updated_at: ktp.updated_at,
	});
	expect(whole).toEqual(ktp);
});

it('is picked by a link, too', async () => {
	const link = `https://api.anycheck.ai/services/${ktp.id}`;
	const serviceId = { __rl: true, mode: 'url', value: link };

	expect(await operator.results('service: get', { serviceId })).toMatchObject([{ id: ktp.id }]);
});

// Whether the API pages this list is not documented.
describe.each([
	['whole', false, 100],
	['in pages', true, 3],
	['in pages of one', true, 1],
])('a list that comes %s', (_, undocumentedPaging, maximumPageSize) => {
	beforeEach(() => {
		Object.assign(operator.sandbox.options, { undocumentedPaging, maximumPageSize });
	});

	it.each([
		[{ returnAll: true }, all.length],
		[{}, all.length],
		[{ limit: 2 }, 2],
		[{ limit: 4 }, 4],
	])('gives what %j asks for', async (parameters, count) => {
		const found = await operator.results('service: getAll', parameters);

		expect(found.map(({ id }) => id)).toEqual(all.slice(0, count));
	});
});
