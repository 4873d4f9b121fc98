// Folders: created, read, listed and searched.
import { demo } from '../../sandbox/index.cts';
import { EXAMPLE_ID } from '../../nodes/Anycheck/verification/id';
import { itemsFor, PICKED, useOperator } from './support/operate.cts';

const operator = useOperator();

const { loans } = demo.folders;
const all = () => [...operator.sandbox.state.folders.values()];
const sent = () =>
	operator.sandbox.record.requests.map(({ method, path, body }) => [method, path, body]);

it('creates one by its name alone', async () => {
	const [folder] = await operator.results('folder: create', { name: ' Loans April ' });

	expect(sent()).toEqual([['POST', '/folders', { name: 'Loans April' }]]);
	expect(folder).toMatchObject({ name: 'Loans April', group_id: demo.group.id });
	expect(all().filter(({ name }) => name === 'Loans April')).toHaveLength(1);
});

it.each([
	['={{ "" }}', "'Name' is empty"],
	['={{ $json.missing }}', "'Name' is empty"],
	['={{ { first: 1 } }}', "'Name' is not text"],
])('asks for a name when it is %j, and sends nothing', async (name, message) => {
	const { error } = await operator.run('folder: create', { name });

	expect(error?.message).toMatch(message);
	expect(operator.sandbox.record.total).toBe(0);
});

it('does not create a second one when the answer is lost', async () => {
	operator.sandbox.faults.add({
		match: { method: 'POST' },
		fault: { type: 'reset', afterApplying: true },
	});

	const { error } = await operator.run('folder: create', { name: 'Loans April' });

	expect(error?.message).toMatch('The connection to AnyCheck was interrupted');
	expect(error?.description).toMatch('Whether the change was made is not known');
	expect(sent()).toHaveLength(1);
});

it('does not take an answer without an ID for a new folder', async () => {
	operator.sandbox.faults.add({
		match: { method: 'POST' },
		fault: { type: 'status', status: 200, body: { status: 'ok' } },
	});

	const { error } = await operator.run('folder: create', { name: 'Loans April' });

	expect(error?.description).toMatch('Whether the change was made is not known');
});

it('puts out the most useful fields, or all', async () => {
	const items = itemsFor([loans.id]);
	const [simple] = await operator.results('folder: get', { folderId: PICKED }, items);
	const raw = { folderId: PICKED, simplify: false };
	const [whole] = await operator.results('folder: get', raw, items);

	expect(Object.keys(simple ?? {})).toEqual([
		'id',
		'name',
		'group_id',
		'group_name',
		'total_service',
		'total_result',
		'is_starred',
		'created_at',
		'updated_at',
	]);
	expect(simple).toMatchObject({ id: loans.id, group_name: demo.group.name, total_service: 4 });
	expect(whole).toEqual({ ...loans, total_service: 4, total_result: expect.any(Number) as number });
});

it('does not pass on another folder than the one that was asked for', async () => {
	operator.sandbox.faults.add({
		match: { method: 'GET' },
		fault: { type: 'status', status: 200, body: demo.folders.onboarding },
	});

	const { error } = await operator.run('folder: get', { folderId: PICKED }, itemsFor([loans.id]));

	expect(error?.message).toMatch('The answer is not in the form AnyCheck documents');
});

describe('many', () => {
	const groupId = demo.group.id;
	const names = async (parameters: object) =>
		(await operator.results('folder: getAll', { groupId, ...parameters })).map(({ name }) => name);

	it.each([7, 10, 100])('finds all where the API gives %i at once', async (size) => {
		operator.sandbox.options.maximumPageSize = size;

		expect(await names({ returnAll: true })).toEqual(all().map(({ name }) => name));
	});

	it.each([1, 10, 24, 200])('finds %i at most', async (limit) => {
		operator.sandbox.options.maximumPageSize = 10;

		expect(await names({ limit })).toEqual(
			all()
				.slice(0, limit)
				.map(({ name }) => name),
		);
	});

	it('lets the API search', async () => {
		const found = await names({ search: ' archive 1 ', returnAll: true });

		expect(found).toHaveLength(10);
		expect(operator.sandbox.record.requests[0]?.query).toMatch(/search=archive(\+|%20)1&/);
	});

	it.each([loans.id, `https://app.anycheck.example/folders/${loans.id}`])(
		'takes a folder of the group for the group (%s)',
		async (folder) => {
			expect(await names({ groupId: folder, returnAll: true })).toEqual(
				all().map(({ name }) => name),
			);
		},
	);

	it('says that neither a group nor a folder has the ID', async () => {
		const { error } = await operator.run('folder: getAll', { groupId: EXAMPLE_ID });

		expect(error?.message).toMatch('The group was not found');
	});

	it('puts out nothing for a search without a match', async () => {
		expect(await names({ search: 'no such folder' })).toEqual([]);
	});

	it.each(['={{ "" }}', 'Retail Lending'])(
		'asks for the ID of a group when it is %j',
		async (wrong) => {
			const { error } = await operator.run('folder: getAll', { groupId: wrong });

			expect(error?.message).toMatch(/^'Group ID' is/);
			expect(operator.sandbox.record.total).toBe(0);
		},
	);
});
