// What the editor offers to choose from, where a page or a name is not as simple as it looks.
import { setDesk, type Desk } from './support/desk.cts';
import { update } from './support/update.cts';

let desk: Desk;

beforeAll(async () => {
	desk = await setDesk();
});

afterAll(() => desk.close());

async function search(resultId: string, filter: string, paginationToken?: string) {
	return await desk.engine.callMethod('listSearch', 'searchVerifications', {
		parameters: { resource: 'verification', operation: 'update', resultId },
		path: 'verificationId',
		credentialId: desk.credentialId,
		filter,
		paginationToken,
	});
}

const pagesRead = () => desk.sandbox.record.seen('GET', /\/verifications$/).length;

it.each([1, 4])('reads on to page %i for the first that matches', async (page) => {
	desk.sandbox.options.maximumPageSize = 20;
	desk.sandbox.record.clear();
	const ids = desk.addMany(100);
	const wanted = ids[page * 20 - 1] ?? '';
	desk.record(wanted).status = 'CANCELLED';

	const { results } = await search(desk.record(wanted).result_id, 'cancelled');

	expect(results.map(({ value }) => value)).toEqual([wanted]);
	expect(pagesRead()).toBe(page);
});

it('stops after ten pages without a match, and can go on from there', async () => {
	desk.sandbox.options.maximumPageSize = 5;
	desk.sandbox.record.clear();
	const wanted = desk.addMany(55).at(-1) ?? '';
	const record = desk.record(wanted);
	record.status = 'CANCELLED';

	const first = await search(record.result_id, 'cancelled');
	const second = await search(record.result_id, 'cancelled', first.paginationToken);

	expect(first.results).toEqual([
		{ name: 'Not in the first 50: change the search, or choose By ID', value: '' },
	]);
	expect(first.paginationToken).toBe('50');
	expect(second.results.map(({ value }) => value)).toEqual([wanted]);
	expect(pagesRead()).toBe(11);
});

it('does not say that none matched after one did', async () => {
	desk.sandbox.options.maximumPageSize = 5;
	const [first = ''] = desk.addMany(70);
	const record = desk.record(first);
	record.status = 'CANCELLED';

	const found = await search(record.result_id, 'cancelled');
	const next = await search(record.result_id, 'cancelled', found.paginationToken);
	const last = await search(record.result_id, 'cancelled', next.paginationToken);

	expect(found.results.map(({ value }) => value)).toEqual([first]);
	expect([next.results, last]).toEqual([[], { results: [] }]);
});

it('offers fields that have dots in their names, under IDs of their own', async () => {
	const id = desk.add({ output: { 'a.b': 1, name: 'SITI CONTOH', nested: { 'c.d': 2 } } });

	const { fields } = await desk.engine.callMethod('resourceMapping', 'getOutputFields', {
		parameters: update({ verificationId: { __rl: true, mode: 'id', value: id } }),
		credentialId: desk.credentialId,
	});

	expect(fields.map(({ id, displayName }) => [id, displayName])).toEqual([
		['/a.b', 'a.b'],
		['name', 'name'],
		['/nested/c.d', 'nested.c.d'],
	]);
});
