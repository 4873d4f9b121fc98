// What holds for every operation: results stay with their item, and so do refusals, in each "On Error" mode.
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { resources } from '../../nodes/Anycheck/actions/index';
import type { NodeRunOptions, NodeRunResult } from './harness/index.cts';
import { assume } from './support/assume.cts';
import { operationIdOf } from './support/endpoints.cts';
import { setOperator, type Operator } from './support/operate.cts';
import type { OperationCase } from './support/operation-cases/case.cts';
import { operations } from './support/operations.cts';
import { waitForReviewCase } from './support/review-visit.cts';
import { CREDENTIAL, typed } from './support/stage.cts';

let operator: Operator;

beforeAll(async () => {
	operator = await setOperator();
});

beforeEach(() => {
	operator.sandbox.faults.clear();
	operator.sandbox.record.clear();
	assume(operator.sandbox, 'errorStatuses', 'errorGeneration');
});

afterEach(() => {
	expect(operator.sandbox.record.contractErrors).toEqual([]);
});

afterAll(() => operator.close());

const MODES = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

const REFUSALS = [
	{ status: 404, code: 'NOT_FOUND', message: /was not found/ },
	{ status: 403, code: 'FORBIDDEN', message: /AnyCheck does not allow this/ },
	{
		status: 400,
		code: 'INVALID_REQUEST',
		errors: [{ field: 'some_field', message: 'has to be another one' }],
		message: /AnyCheck did not accept the request/,
		description: /some_field: has to be another one/,
	},
	// The token is taken for the others, and for what is neutral: so it is this item that is refused.
	{ status: 401, code: 'UNAUTHORIZED', message: /AnyCheck does not allow this/ },
];

it('knows every operation of the node', () => {
	const [node] = operator.engine.package.loader.types.nodes;
	const inNode = node?.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) => {
			const resource = displayOptions?.show?.['resource']?.map(String).join() ?? '';
			return options.flatMap((option) =>
				'value' in option ? [`${resource}: ${String(option.value)}`] : [],
			);
		});

	// A review ends when a person decides: it has tests of its own.
	const known = [...operations, waitForReviewCase].map(({ name }) => name);
	expect(known.sort()).toEqual(inNode?.sort());
});

/** What is said where an operation is refused for a key. Listing services is how the node finds out about a key. */
function messageAboutKey(name: string): string {
	if (!DOCUMENTED_FOR_KEYS.includes(name)) return 'AnyCheck does not accept this API key here';
	return name === 'service: getAll'
		? 'AnyCheck does not accept the credential'
		: 'AnyCheck does not allow this';
}

describe.each(operations)('$name', (operation) => {
	it('gives each item its own results, in order and linked to it', async () => {
		const items = itemsOf(operation);

		const { outputs, seen } = await run(operation, items);

		const rows = outputs.success.map(({ pairedItem }) => rowOf(pairedItem));
		expect(rows).toEqual([...rows].sort());
		expect([...new Set(rows)]).toEqual([0, 1, 2]);
		expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual(rows);
		for (const [index, { json }] of outputs.success.entries()) {
			const item = items[rows[index] ?? -1]?.json ?? {};
			expect(json).toMatchObject(operation.belongsTo?.(item) ?? {});
		}
		expect(outputs.error).toEqual([]);
		expect(requestsOf(operation)).toBeGreaterThanOrEqual(items.length);
	});

	it('asks the API for nothing but what it is said to call', async () => {
		await run(operation, itemsOf(operation));

		const { requests } = operator.sandbox.record;
		const called = requests.map(operationIdOf).filter((id) => id !== undefined);
		expect(called).not.toEqual([]);
		expect(callsOf(operation)).toEqual(expect.arrayContaining(called));
	});

	describe.each(REFUSALS)(
		'refused with $status',
		({ status, code, errors, message, description }) => {
			it.each(MODES)('%s', async (onError) => {
				const items = itemsOf(operation);
				await run(operation, items.slice(0, 1));
				const perItem = requestsOf(operation);
				operator.sandbox.faults.add({
					match: { ...operation.request, nth: perItem + 1 },
					fault: { type: 'status', status, body: { error_code: code, message: 'No', errors } },
				});

				const result = await run(operation, itemsOf(operation), { onError });

				const failure = { message, description: description ?? /AnyCheck says: No/, status };
				expectSecondFailed(result, onError, failure);
			});
		},
	);

	it('says of a key that is refused here only, however often, whether one is documented for it', async () => {
		const items = [1, 2, 3].flatMap(() => itemsOf(operation));
		operator.sandbox.faults.add({
			match: operation.request,
			fault: { type: 'status', status: 401, body: { error_code: 'UNAUTHORIZED', message: 'No' } },
		});
		const { apiKey } = typed;
		const credentialId = operator.engine.credentials.create(CREDENTIAL, apiKey(operator));

		const onError = 'continueErrorOutput';
		const { outputs } = await run(operation, items, { onError, credentialId });

		expect(outputs.error).toHaveLength(items.length);
		expect([...new Set(outputs.error.map(({ json }) => json['error']))]).toEqual([
			messageAboutKey(operation.name),
		]);
	});

	const { refused } = operation;
	if (refused === undefined) return;

	it.each(MODES)('refused by the API itself, %s', async (onError) => {
		const items = itemsOf(operation).map(({ json, ...rest }, index) => ({
			...rest,
			json: { ...json, ...(index === 1 && refused.item) },
		}));

		const result = await run(operation, items, { onError });

		const failure = {
			message: new RegExp(refused.error),
			description: /./,
			status: refused.status,
		};
		expectSecondFailed(result, onError, failure);
	});
});

function itemsOf({ items }: OperationCase): INodeExecutionData[] {
	return items(operator.sandbox).map(({ json, ...rest }, row) => ({
		...rest,
		json: { ...json, row },
	}));
}

function callsOf({ name }: OperationCase): readonly string[] {
	const [resource, operation] = name.split(': ');
	const { operations: ofResource = [] } =
		resources.find(({ option }) => option.value === resource) ?? {};
	return ofResource.find(({ option }) => option.value === operation)?.calls ?? [];
}

/** Where a page or a guide of the API's documentation shows the call with an API key, or implies it. */
const DOCUMENTED_FOR_KEYS = [
	'bankStatement: getHeader',
	'file: upload',
	'folder: create',
	'folder: getAll',
	'service: getAll',
	'template: create',
	'template: get',
	'verification: checkDuplicate',
	'verification: create',
	'verification: download',
	'verification: get',
	'verification: getAll',
	'verification: waitForCompletion',
];

/** One item after the other, so that it is known whose request comes when. */
async function run(
	{ name, parameters }: OperationCase,
	items: INodeExecutionData[],
	settings: Partial<NodeRunOptions> = {},
): Promise<NodeRunResult> {
	const options = { ...(parameters['options'] as IDataObject | undefined), itemsAtATime: 1 };
	return await operator.run(name, { ...parameters, options }, items, settings);
}

function requestsOf({ request: { method, path } }: OperationCase): number {
	return operator.sandbox.record.seen(method, path).length;
}

function rowOf(pairedItem: INodeExecutionData['pairedItem']): number {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : -1;
}

interface Failure {
	message: RegExp;
	description: RegExp;
	status: number;
}

function expectSecondFailed(
	{ status, error, outputs, seen }: NodeRunResult,
	onError: (typeof MODES)[number],
	failure: Failure,
): void {
	if (onError === 'stopWorkflow') {
		expect(status).toBe('error');
		expect(error?.message).toMatch(failure.message);
		expect(error?.description).toMatch(failure.description);
		expect(error?.itemIndex).toBe(1);
		expect(outputs).toEqual({ success: [], error: [] });
		return;
	}
	expect(status).toBe('success');
	const [failed, goesTo] =
		onError === 'continueErrorOutput'
			? ([outputs.error, seen.error] as const)
			: ([
					outputs.success.filter(({ json }) => 'error' in json),
					seen.success.filter(({ received }) => 'error' in received),
				] as const);
	expect(failed.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
		{
			json: expect.objectContaining({
				error: expect.stringMatching(failure.message) as string,
				details: expect.objectContaining({
					description: expect.stringMatching(failure.description) as string,
					itemIndex: 1,
					httpStatus: failure.status,
				}) as object,
			}) as object,
			pairedItem: { item: 1 },
		},
	]);
	expect(goesTo.map(({ origin }) => origin?.['row'])).toEqual([1]);
	const rows = outputs.success.map(({ pairedItem }) => rowOf(pairedItem));
	expect([...new Set(rows)]).toEqual(onError === 'continueErrorOutput' ? [0, 2] : [0, 1, 2]);
}
