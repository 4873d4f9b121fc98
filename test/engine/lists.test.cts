// "From List" of folders, services and templates, and what stands there when there is nothing to choose.
import type { INodeListSearchResult } from 'n8n-workflow';
import { demo } from '../../sandbox/index.cts';
import { CREDENTIAL, typed } from './support/stage.cts';
import { useOperator } from './support/operate.cts';

const operator = useOperator();

type Method = `search${'Folders' | 'Services' | 'Templates' | 'Verifications'}`;

interface Ask {
	filter?: string;
	token?: string;
	/** Fields above the list. */
	above?: Record<string, string>;
	credentialId?: string;
}

const IN_GROUP = { groupId: demo.group.id, resultId: demo.results.siti };

async function search(method: Method, { filter, token, above = IN_GROUP, ...rest }: Ask = {}) {
	return await operator.engine.callMethod('listSearch', method, {
		parameters: { resource: 'folder', operation: 'get', ...above },
		credentialId: operator.credentialId,
		...(filter !== undefined && { filter }),
		...(token !== undefined && { paginationToken: token }),
		...rest,
	});
}

async function allPages(method: Method, ask: Ask = {}): Promise<INodeListSearchResult['results']> {
	const found: INodeListSearchResult['results'] = [];
	let page: INodeListSearchResult | undefined;
	do {
		page = await search(method, { ...ask, ...(page && { token: page.paginationToken ?? '' }) });
		found.push(...page.results);
	} while (page.paginationToken !== undefined);
	return found;
}

const names = (entries: INodeListSearchResult['results']) => entries.map(({ name }) => name);

describe('folders', () => {
	it.each([7, 100])('are listed by name, page by page (%i each)', async (size) => {
		operator.sandbox.options.maximumPageSize = size;
		const all = [...operator.sandbox.state.folders.values()];

		expect(await allPages('searchFolders')).toEqual(
			all.map(({ id, name }) => ({ name, value: id })),
		);
	});

	it('are searched by the API', async () => {
		expect(names(await allPages('searchFolders', { filter: ' MARCH ' }))).toEqual(['Loans March']);
		expect(operator.sandbox.record.requests[0]?.query).toMatch(/search=MARCH&/);
	});
});

// Whether the API pages these lists is not documented.
describe.each([
	['whole', false, 100],
	['in pages', true, 2],
])('lists that come %s', (_, undocumentedPaging, maximumPageSize) => {
	beforeEach(() => {
		Object.assign(operator.sandbox.options, { undocumentedPaging, maximumPageSize });
	});

	it('have each service once', async () => {
		const all = Object.values(demo.services);
		const entries = await allPages('searchServices');

		expect(entries.map(({ value }) => value)).toEqual(all.map(({ id }) => id));
		expect(names(entries)).toEqual(
			expect.arrayContaining([
				'KTP & PEP · KTP_VERIFICATION',
				// A code that only repeats the name is left out.
				'Bank Statement',
				'Land Certificate · Not Enabled',
			]),
		);
	});

	it('have each template once, with its type', async () => {
		expect(names(await allPages('searchTemplates'))).toEqual([
			'Salary Slip · Custom',
			'Delivery Note · Custom',
			'KTP · Prebuilt',
			'NPWP · Prebuilt',
			'SIUP · Prebuilt',
		]);
	});

	it.each([
		['searchServices', 'BANK_STATEMENT', ['Bank Statement']],
		['searchServices', demo.services.nib.id, ['NIB']],
		['searchTemplates', 'prebuilt n', ['NPWP · Prebuilt']],
		['searchTemplates', 'slip', ['Salary Slip · Custom']],
	] as const)('are searched: %s "%s"', async (method, filter, found) => {
		expect(names(await allPages(method, { filter }))).toEqual(found);
	});
});

it('an entry without a name shows its ID', async () => {
	const [folder] = operator.sandbox.state.folders.values();
	const body = { total: 1, items: [{ id: folder?.id }] };
	operator.sandbox.faults.add({
		match: { count: 1 },
		fault: { type: 'status', status: 200, body },
	});

	expect((await search('searchFolders')).results).toEqual([
		{ name: folder?.id, value: folder?.id },
	]);
});

const METHODS: Method[] = [
	'searchFolders',
	'searchServices',
	'searchTemplates',
	'searchVerifications',
];

/** One entry that cannot be chosen by mistake, and says what to do. */
const hint = (words: string) => ({
	results: [{ name: expect.stringMatching(words) as string, value: '' }],
});

describe.each(METHODS)('%s', (method) => {
	it('says so when nothing matches', async () => {
		const entries = await allPages(method, { filter: 'no such thing' });

		expect(entries).toEqual(hint('^Nothing matches: change the search').results);
	});

	it('says so when there is nothing', async () => {
		operator.sandbox.faults.add({
			fault: { type: 'status', status: 200, body: { total: 0, items: [] } },
		});

		expect(await search(method)).toEqual(hint('^(There are no |Nothing here)'));
	});

	it('adds no such words after what was found', async () => {
		operator.sandbox.options.maximumPageSize = 2;
		operator.sandbox.options.undocumentedPaging = true;

		expect((await allPages(method)).filter(({ value }) => value === '')).toEqual([]);
	});

	// The editor shows a failure with its advice, and asks again when the list is opened again; an entry it would cut off, and keep.
	it.each([
		[400, 'INVALID_REQUEST', 'AnyCheck did not accept the request', 'Check the fields'],
		[401, 'UNAUTHORIZED', 'The access token is no longer accepted', 'Paste a new one'],
		[403, 'FORBIDDEN', 'AnyCheck does not allow this', 'lacks the permission'],
		[404, 'NOT_FOUND', 'was not found', 'Check the ID'],
		[501, 'INTERNAL_SERVER_ERROR', 'AnyCheck is not available right now', 'Try again'],
	])(
		'fails with what happened and what to do, %i %s',
		async (status, error_code, message, description) => {
			operator.sandbox.faults.add({
				fault: { type: 'status', status, body: { error_code, message: 'No' } },
			});

			await expect(search(method)).rejects.toMatchObject({
				message: expect.stringContaining(message) as string,
				description: expect.stringContaining(description) as string,
				httpCode: String(status),
			});
		},
	);

	it('fails with what the credential lacks', async () => {
		const credentialId = operator.engine.credentials.create(CREDENTIAL, typed.apiKey(operator, ''));

		await expect(search(method, { credentialId })).rejects.toMatchObject({
			message: "The credential's 'API Key' is empty",
		});
	});
});

describe.each([
	['searchFolders', 'groupId', 'Group ID'],
	['searchVerifications', 'resultId', 'Result Group ID (for the List)'],
] as const)('%s', (method, field, label) => {
	it.each(['', '  '])('asks for the ID above when it is "%s"', async (id) => {
		expect(await search(method, { above: { [field]: id } })).toEqual(
			hint(`^Enter the '${label.replace(/[()]/g, '\\$&')}' above, or choose By ID$`),
		);
		expect(operator.sandbox.record.total).toBe(0);
	});

	it('says what is wrong with it', async () => {
		await expect(search(method, { above: { [field]: 'Retail' } })).rejects.toMatchObject({
			message: `'${label}' is not a valid ID`,
			description: expect.stringContaining('Expected an ID like') as string,
		});
	});
});

it('what is refused later does not hide what was found', async () => {
	operator.sandbox.options.maximumPageSize = 10;
	const first = await search('searchFolders');
	operator.sandbox.faults.add({
		fault: { type: 'status', status: 403, body: { error_code: 'FORBIDDEN', message: 'No' } },
	});

	const second = await search('searchFolders', { token: first.paginationToken ?? '' });

	expect(first.results).toHaveLength(10);
	expect(second).toEqual(hint('^AnyCheck does not allow this$'));
});

it.each([
	['a session that ended', 400, { error_code: 'TOKEN_EXPIRED', message: 'No' }],
	['an answer of a gateway', 404, { message: 'no Route matched' }],
])('after %s, the editor asks again for what is still to come', async (_, status, body) => {
	operator.sandbox.options.maximumPageSize = 10;
	const { paginationToken = '' } = await search('searchFolders');
	operator.sandbox.faults.add({ fault: { type: 'status', status, body } });

	await expect(search('searchFolders', { token: paginationToken })).rejects.toThrow();
});
