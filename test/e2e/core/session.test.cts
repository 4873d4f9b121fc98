// Sessions in the real n8n: n8n keeps what the node signs in with, differently in each version.
import { openContext, type Context } from '../harness/context.cts';
import { runUpdate } from '../harness/update-run.cts';

const DECISION = { verificationStatus: 'COMPLETED' };
let context: Context;

beforeAll(async () => {
	context = await openContext('sessions');
});
afterAll(async () => {
	await context.close();
});

function waiting(count: number): string[] {
	return context.sandbox.state
		.addVerifications(count, { status: 'NEED_REVIEW' })
		.map(({ id }) => id);
}

/** Requests that begin a session. */
function renewals(): number {
	const { record } = context.sandbox;
	return (
		record.seen('POST', /\/auth\/login$/).length + record.seen('POST', /\/auth\/refresh/).length
	);
}

async function update(count: number): Promise<void> {
	context.sandbox.record.clear();
	const ids = waiting(count);
	const { success, failed } = await runUpdate(context, ids, DECISION);
	expect(failed).toEqual([]);
	expect(success.map(({ id }) => id)).toEqual(ids);
}

test('one login serves this execution and the next', async () => {
	await update(20);
	expect(renewals()).toBe(1);
	await update(20);
	expect(renewals()).toBe(0);
});

test('a session that has ended is renewed once, however many items find out', async () => {
	context.sandbox.state.sessions.revoke();
	await update(20);
	expect(renewals()).toBeGreaterThanOrEqual(1);
	expect(context.sandbox.record.seen('POST', /\/auth\/login$/)).toHaveLength(1);
	await update(5);
	expect(renewals()).toBe(0);
});
