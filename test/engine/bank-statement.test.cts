// Analyses of bank statements: read once their verification is completed.
import { bankStatementHeaders, demo } from '../../sandbox/index.cts';
import { itemsFor, PICKED, useOperator } from './support/operate.cts';

const operator = useOperator();

const id = demo.verifications.analysed;
const items = itemsFor([id]);

describe('the confidence summary', () => {
	const read = async (parameters = {}) =>
		await operator.run(
			'bankStatement: getConfidenceSummary',
			{ verificationId: PICKED, ...parameters },
			items,
		);
	const json = ({ outputs }: Awaited<ReturnType<typeof read>>) => outputs.success[0]?.json;
	const levels = expect.arrayContaining([
		{ confidence_level: 'LOW', total: 1, pages: [3] },
	]) as object;

	it('comes with its list of pages on top, or as the API nests it', async () => {
		const file_path = expect.any(String) as string;
		const inner = { id, file_path, confidence_summary: levels };

		expect(json(await read())).toEqual(inner);
		expect(json(await read({ simplify: false }))).toEqual({
			id,
			file_path,
			confidence_summary: inner,
		});
	});

	it('may be nested once only', async () => {
		const list = [{ confidence_level: 'HIGH', total: 2, pages: [1, 2] }];
		operator.sandbox.faults.add({
			match: { method: 'GET' },
			fault: { type: 'status', status: 200, body: { id, confidence_summary: list } },
		});

		expect(json(await read())).toEqual({ id, confidence_summary: list });
	});

	it('is not what has no summary in it', async () => {
		operator.sandbox.faults.add({
			match: { method: 'GET' },
			fault: { type: 'status', status: 200, body: { id } },
		});

		expect((await read()).error?.message).toMatch(
			'The answer is not in the form AnyCheck documents',
		);
	});

	it.each([0, '0', ' 0 '])('is asked for by the index %j of the file', async (fileIndex) => {
		expect((await read({ fileIndex })).error).toBeUndefined();
		expect(operator.sandbox.record.requests[0]?.query).toBe('file_index=0');
	});

	it('of a file that there is not is not found', async () => {
		expect((await read({ fileIndex: 7 })).error?.message).toBe(
			'The analysis of this file was not found',
		);
	});

	it.each([-1, 1.5, '', 'first', '={{ $json.missing }}', '={{ [0] }}'])(
		'is not asked for with %j for an index',
		async (fileIndex) => {
			expect((await read({ fileIndex })).error?.message).toMatch("'File Index' is not");
			expect(operator.sandbox.record.total).toBe(0);
		},
	);
});

it('reads a column header whole', async () => {
	const [header] = bankStatementHeaders(id);
	const parameters = { verificationId: PICKED, headerId: header?.id ?? '' };

	expect(await operator.results('bankStatement: getHeader', parameters, items)).toEqual([header]);
});

it('asks for the ID of a header', async () => {
	const parameters = { verificationId: PICKED, headerId: 'Saldo' };

	const { error } = await operator.run('bankStatement: getHeader', parameters, items);

	expect(error?.message).toMatch("'Header ID' is not a valid ID");
	expect(operator.sandbox.record.total).toBe(0);
});

describe('the merchant analysis', () => {
	const read = async (parameters = {}) =>
		await operator.results(
			'bankStatement: getMerchantAnalysis',
			{ verificationId: PICKED, ...parameters },
			items,
		);

	it('gives one item for each merchant, without its transactions', async () => {
		expect(await read()).toEqual([
			{ merchant_name: 'Toko Contoh', total_transaction: 1, total_amount: 9_000_000 },
			{ merchant_name: 'Listrik Misal', total_transaction: 2, total_amount: 7_374_999.5 },
		]);
	});

	it('gives the transactions, too, when it is not simplified', async () => {
		const [, merchant] = await read({ simplify: false });

		expect(merchant).toMatchObject({
			merchant_name: 'Listrik Misal',
			transactions: [{ trx_types: 'DB' }, { trx_date: '2025-01-25' }],
		});
	});

	it.each([
		[{ limit: 1 }, 1],
		[{ limit: 2 }, 2],
		[{ returnAll: true }, 2],
	])('gives what %j asks for', async (parameters, count) => {
		expect(await read(parameters)).toHaveLength(count);
	});

	it('of a verification that has none is not found', async () => {
		const waiting = itemsFor([demo.verifications.bankStatement]);
		const parameters = { verificationId: PICKED };

		const { error } = await operator.run('bankStatement: getMerchantAnalysis', parameters, waiting);

		expect(error?.message).toBe('The bank statement analysis was not found');
	});
});
