// Recipes that are called: by a system of one's own, and by AnyCheck.
import axios from 'axios';
import type { VerificationStatus } from '../../sandbox/index.cts';
import { executionsOf } from './harness/executions.cts';
import { neverExecuted } from './recipes/executed.cts';
import { HEADER, openKitchen, WEBHOOK_SECRET, type Kitchen } from './recipes/kitchen.cts';
import { readRecipe } from './recipes/page.cts';

let kitchen: Kitchen;

beforeAll(async () => {
	kitchen = await openKitchen('recipes that are called');
});
afterAll(async () => {
	await kitchen.close();
});
beforeEach(() => {
	kitchen.sandbox.reset();
});
afterEach(() => {
	expect(kitchen.sandbox.record.contractErrors).toEqual([]);
});

describe('answer-your-own-system', () => {
	const recipe = readRecipe('answer-your-own-system');
	let call: (body: object, headers?: object) => Promise<{ status: number; data: unknown }>;
	let workflowId: string;

	beforeAll(async () => {
		({ workflowId } = await kitchen.import(recipe));
		await kitchen.client.activate(workflowId);
		const url = `${kitchen.url}/webhook/verification-decision`;
		call = async (body, headers = { [HEADER.name]: HEADER.value }) =>
			await axios.post<unknown>(url, body, { headers, proxy: false, validateStatus: () => true });
	});

	test('a decision is written and answered', async () => {
		const id = kitchen.verification({ output: { net_salary: 7_250_000, permanent: true } });
		const order = { verification_id: id, status: 'COMPLETED', output: { net_salary: 7_500_000 } };
		expect(await call(order)).toMatchObject({ status: 200, data: { id, status: 'COMPLETED' } });
		expect(kitchen.sandbox.state.find(id)).toMatchObject({
			status: 'COMPLETED',
			output: { net_salary: 7_500_000, permanent: true },
		});
	});

	test('what the call leaves out stays as it is', async () => {
		const id = kitchen.verification({ output: { net_salary: 7_250_000 } });
		expect(await call({ verification_id: id, status: 'COMPLETED' })).toMatchObject({ status: 200 });
		const bodies = kitchen.sandbox.record.writes(id).map(({ body }) => body);
		expect(bodies).toEqual([{ verification_status: 'COMPLETED' }]);
	});

	const UNKNOWN = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
	const REFUSED: [what: string, order: Record<string, string>, reason: RegExp][] = [
		['no ID', { status: 'COMPLETED' }, /'Verification' is empty/],
		['an ID that is none', { verification_id: 'A-17', status: 'COMPLETED' }, /not a valid ID/],
		['an unknown ID', { verification_id: UNKNOWN, status: 'COMPLETED' }, /not found/],
		[
			'a status of its own',
			{ verification_id: UNKNOWN, status: 'FAILED' },
			/must be COMPLETED or NEED_REVIEW/,
		],
		['nothing to update', { verification_id: UNKNOWN }, /nothing to update/],
	];
	test.each(REFUSED)('%s is answered with the reason', async (_what, order, reason) => {
		const { status, data } = await call(order);
		expect({ status, data }).toEqual({
			status: 422,
			data: {
				error: expect.stringMatching(reason) as string,
				what_to_do: expect.stringMatching(/\w/) as string,
			},
		});
		expect(kitchen.sandbox.record.seen('PUT', /./)).toEqual([]);
	});

	test('while AnyCheck is not available, the caller is asked to come again', async () => {
		const id = kitchen.verification();
		kitchen.sandbox.faults.add({
			match: { method: 'PUT' },
			fault: { type: 'status', status: 503 },
		});
		const started = Date.now();
		const { status } = await call({ verification_id: id, status: 'COMPLETED' });
		expect(status).toBe(503);
		expect(Date.now() - started).toBeLessThan(30_000);
	});

	test('without the header nothing happens', async () => {
		const id = kitchen.verification();
		expect((await call({ verification_id: id, status: 'COMPLETED' }, {})).status).toBe(403);
		expect(kitchen.sandbox.record.requests).toEqual([]);
	});

	test('each of its nodes was executed', async () => {
		const ids = await executionsOf(kitchen.client, workflowId, 8);
		const executions = await Promise.all(ids.map(async (id) => await kitchen.client.finished(id)));
		expect(neverExecuted(recipe, executions)).toEqual([]);
	});
});

test('route-by-result: each report goes the way of its result', async () => {
	const { client, sandbox, url } = kitchen;
	const recipe = readRecipe('route-by-result');
	const { workflowId, webhookId } = await kitchen.import(recipe);
	await client.activate(workflowId);
	const WAYS: [VerificationStatus, string | null, string][] = [
		['COMPLETED', 'VERIFIED', 'Verified'],
		['COMPLETED', 'NOT_VERIFIED', 'Not verified'],
		['NEED_REVIEW', 'PARTIALLY_NOT_VERIFIED', 'To review'],
		['FRAUD_DETECTED', null, 'Anything else'],
	];
	const executions = [];
	for (const [index, [status, output_status, way]] of WAYS.entries()) {
		const id = kitchen.verification({
			status: 'IN_PROGRESS',
			output_status: output_status as 'VERIFIED' | null,
			webhook_url: `${url}/webhook/${webhookId}/webhook`,
			webhook_metadata: { webhook_secret: WEBHOOK_SECRET },
		});
		sandbox.state.setStatus(sandbox.state.find(id), status);
		const [newest = ''] = await executionsOf(client, workflowId, index + 1);
		const execution = await client.finished(newest);
		const reached = Object.keys(execution.runs).filter((name) => name !== 'By result');
		expect(reached).toEqual(['Anycheck Trigger', way]);
		executions.push(execution);
	}
	expect(neverExecuted(recipe, executions)).toEqual([]);
});
