// n8n's own "Retry On Fail" runs the node again with all items. With Skip If Unchanged nothing is written twice.
import { openContext, type Context } from './harness/context.cts';
import { runUpdate } from './harness/update-run.cts';

const UNKNOWN = '00000000-0000-4000-8000-00000000dead';
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
const DECISION = { verificationStatus: 'COMPLETED' };
const GUARDED = { ...DECISION, options: { skipIfUnchanged: true } };
let context: Context;

beforeAll(async () => {
	context = await openContext('retry on fail');
});
afterAll(async () => {
	await context.close();
});
beforeEach(() => {
	context.sandbox.faults.clear();
	context.sandbox.record.clear();
});

function waiting(count: number): string[] {
	return context.sandbox.state
		.addVerifications(count, { status: 'NEED_REVIEW' })
		.map(({ id }) => id);
}

function timesWritten(ids: string[]): number[] {
	return ids.map((id) => context.sandbox.record.writes(id).length);
}

/** How often n8n ran the node: each time it reads the unknown verification once. */
function tries(method = 'GET'): number {
	return context.sandbox.record.seen(method, new RegExp(UNKNOWN)).length;
}

describe.each(['replace', 'merge'] as const)('where a PUT means %s', (updateSemantics) => {
	beforeAll(() => {
		context.sandbox.options.updateSemantics = updateSemantics;
	});

	test('without a guard every try writes again: that is what the guard is for', async () => {
		const ids = waiting(3);
		const settings = { ...RETRY, onError: 'stopWorkflow' };
		const { execution } = await runUpdate(context, [...ids, UNKNOWN], DECISION, settings);
		expect(execution.status).toBe('error');
		expect(tries('PUT')).toBe(3);
		expect(timesWritten(ids)).toEqual([3, 3, 3]);
	});

	test.each([
		['Stop Workflow', 'stopWorkflow'],
		['Continue', 'continueRegularOutput'],
		['Continue (using error output)', 'continueErrorOutput'],
	])('with Skip If Unchanged none is written twice: On Error = %s', async (_, onError) => {
		const ids = waiting(3);
		// To see whether a node that continues has failed, n8n looks at its first item alone.
		const order = onError === 'stopWorkflow' ? [...ids, UNKNOWN] : [UNKNOWN, ...ids];
		await runUpdate(context, order, GUARDED, { ...RETRY, onError });
		expect(tries()).toBe(3);
		expect(timesWritten(ids)).toEqual([1, 1, 1]);
	});

	test('an item that is refused once is made up for, the others are left as they are', async () => {
		const ids = waiting(3);
		context.sandbox.faults.add({
			match: { method: 'PUT', path: new RegExp(ids[1] ?? ''), count: 1 },
			fault: { type: 'status', status: 409 },
		});
		const settings = { ...RETRY, onError: 'stopWorkflow' };
		const { execution, success } = await runUpdate(context, ids, GUARDED, settings);
		expect(execution.status).toBe('success');
		expect(success.map(({ id, status }) => [id, status])).toEqual(
			ids.map((id) => [id, 'COMPLETED']),
		);
		expect(timesWritten(ids)).toEqual([1, 1, 1]);
	});

	test('so are writes whose answer was lost', async () => {
		const ids = waiting(3);
		context.sandbox.faults.add({
			match: { method: 'PUT', path: new RegExp(ids[0] ?? ''), count: 1 },
			fault: { type: 'reset', afterApplying: true },
		});
		await runUpdate(context, [UNKNOWN, ...ids], GUARDED, RETRY);
		expect(tries()).toBe(3);
		expect(timesWritten(ids)).toEqual([1, 1, 1]);
	});
});
