import { AxiosError, type AxiosResponse } from 'axios';
import { demo, type Fault } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const id = demo.verifications.slik;
const review = { verification_status: 'COMPLETED' };

/** Sends a review: its answer, or the code of the failure of the connection. Waits for as long as a test may take. */
async function send(timeout?: number): Promise<AxiosResponse<unknown> | string | undefined> {
	try {
		return await bench.key.put<unknown>(pathOf(id), review, { timeout });
	} catch (error) {
		if (error instanceof AxiosError) return error.code;
		throw error;
	}
}

function add(fault: Fault): void {
	bench.sandbox.faults.add({ match: { method: 'PUT' }, fault });
}

function applied(): number {
	return bench.sandbox.record.writes(id).length;
}

test('a status in the documented shape, with headers, before the work is done', async () => {
	add({ type: 'status', status: 503, headers: { 'Retry-After': '7' } });
	const answer = await send();
	expect(answer).toMatchObject({ status: 503, data: { error_code: 'INTERNAL_SERVER_ERROR' } });
	expect(answer).toHaveProperty(['headers', 'retry-after'], '7');
	expect(applied()).toBe(0);
});

test('a status after the work is done, with a body of its own', async () => {
	add({ type: 'status', status: 500, body: { odd: true }, afterApplying: true });
	expect(await send()).toMatchObject({ status: 500, data: { odd: true } });
	expect(applied()).toBe(1);
	expect(bench.sandbox.record.requests[0]).toMatchObject({
		status: 500,
		fault: 'status',
		applied: true,
	});
});

test.each([
	[false, 0],
	[true, 1],
])('a reset (after applying: %s)', async (afterApplying, writes) => {
	add({ type: 'reset', afterApplying });
	expect(await send()).toBe('ECONNRESET');
	expect(applied()).toBe(writes);
	expect(bench.sandbox.record.requests[0]).toMatchObject({ status: undefined, fault: 'reset' });
});

test.each([
	[false, 0],
	[true, 1],
])('no answer at all (after applying: %s)', async (afterApplying, writes) => {
	add({ type: 'hang', afterApplying });
	expect(await send(300)).toBe('ECONNABORTED');
	expect(applied()).toBe(writes);
});

test('an answer that breaks off', async () => {
	add({ type: 'truncate' });
	expect(['ECONNRESET', 'ERR_BAD_RESPONSE']).toContain(await send());
	expect(applied()).toBe(1);
	expect(bench.sandbox.record.requests[0]).toMatchObject({ status: 200, fault: 'truncate' });
});

test('an answer that is not JSON though it says so', async () => {
	add({ type: 'brokenJson' });
	const answer = await send();
	expect(answer).toMatchObject({ status: 200, data: expect.stringMatching(/^\{"id"/) as unknown });
	expect(answer).toHaveProperty(['headers', 'content-type'], 'application/json; charset=utf-8');
	expect(applied()).toBe(1);
});

test('a page for people', async () => {
	add({ type: 'html' });
	const answer = await send();
	expect(answer).toMatchObject({ status: 502, data: expect.stringContaining('<html>') as unknown });
	expect(applied()).toBe(0);
});

test('a wrong content type', async () => {
	add({ type: 'contentType', contentType: 'text/plain' });
	expect(await send()).toHaveProperty(['headers', 'content-type'], 'text/plain');
	expect(applied()).toBe(1);
});

test('delays, before the work and after it, and of everything', async () => {
	bench.sandbox.options.delayMs = 30;
	add({ type: 'delay', ms: 30 });
	add({ type: 'delay', ms: 30, afterApplying: true });
	const start = Date.now();
	expect(await send()).toMatchObject({ status: 200 });
	expect(Date.now() - start).toBeGreaterThanOrEqual(88);
	expect(bench.sandbox.record.requests[0]).toMatchObject({ fault: 'delay+delay' });
});

test('a slow answer arrives whole', async () => {
	add({ type: 'drip', bytes: 400, everyMs: 10 });
	const start = Date.now();
	expect(await send()).toMatchObject({ status: 200, data: { id } });
	expect(Date.now() - start).toBeGreaterThanOrEqual(28);
});

test('refusals can be spoiled too', async () => {
	add({ type: 'html', status: 200, afterApplying: true });
	const answer = await bench.key.put<unknown>(pathOf('nonsense'), review);
	expect(answer).toMatchObject({ status: 200, data: expect.stringContaining('<html>') as unknown });
});

test('closing ends what hangs', async () => {
	const { startSandbox } = await import('../../sandbox/index.cts');
	const sandbox = await startSandbox();
	sandbox.faults.add({ fault: { type: 'hang' } });
	const waiting = bench.anyone.get(`${sandbox.url}/auth/methods`).catch((error: unknown) => error);
	while (sandbox.record.inFlight === 0) await new Promise((resolve) => setTimeout(resolve, 2));
	await sandbox.close();
	expect(await waiting).toBeInstanceOf(AxiosError);
});
