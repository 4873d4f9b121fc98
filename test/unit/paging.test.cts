import type { ApiClient } from '../../nodes/Anycheck/transport/api/client';
import { listAll } from '../../nodes/Anycheck/transport/api/paging';
import type { JsonObject } from '../../nodes/Anycheck/json/objects';

const LIST = { path: ['things'], subject: 'list of things' };
const numbered = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
const nameless = (count: number) => numbered(count).map(({ id }) => ({ merchant: id }));

/** An API with a list that is given whole, or in pages of so many. */
function api(all: JsonObject[], { pageSize = 0, field = 'items' } = {}) {
	const asked: unknown[] = [];
	const request: ApiClient['request'] = ({ query = {} }) => {
		asked.push(query['page_offset']);
		const from = Number(query['page_offset']);
		const size = Math.min(Number(query['page_size']), pageSize);
		const items = pageSize === 0 ? all : all.slice(from, from + size);
		return Promise.resolve({ total: all.length, [field]: items });
	};
	// What a list needs of a client.
	return { client: { request } as ApiClient, asked };
}

describe.each([
	['with ids', numbered(7)],
	['without ids', nameless(7)],
])('items %s', (_, all) => {
	test.each([0, 1, 3, 7, 100])('are all found, each once (pages of %i)', async (pageSize) => {
		const { client } = api(all, { pageSize });
		expect(await listAll(client, LIST, Number.POSITIVE_INFINITY)).toEqual(all);
	});

	test.each([0, 2, 100])('are found up to a limit (pages of %i)', async (pageSize) => {
		const { client } = api(all, { pageSize });
		expect(await listAll(client, LIST, 5)).toEqual(all.slice(0, 5));
	});
});

test('a list that comes whole is asked for twice, and no more', async () => {
	const { client, asked } = api(nameless(3));
	await listAll(client, LIST, Number.POSITIVE_INFINITY);
	expect(asked).toEqual([0, 3]);
});

test('the list may stand in another field', async () => {
	const { client } = api(numbered(3), { pageSize: 2, field: 'merchant_analysis' });
	const request = { ...LIST, itemsIn: 'merchant_analysis' };
	expect(await listAll(client, request, 10)).toEqual(numbered(3));
	await expect(listAll(client, LIST, 10)).rejects.toThrow('not in the form AnyCheck documents');
});
