import { Agent } from 'node:http';
import { demo, redact } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const id = demo.verifications.slik;

test('a request is kept as it came', async () => {
	const body = { verification_status: 'COMPLETED', output: { a: [1, null] } };
	await bench.key.put(`${pathOf(id)}?x=1`, body);
	expect(bench.sandbox.record.requests).toMatchObject([
		{ method: 'PUT', path: pathOf(id), query: 'x=1', body, status: 200, applied: true },
	]);
	expect(bench.sandbox.record.seen('PUT', /^\/verifications/)).toHaveLength(1);
	expect(bench.sandbox.record.seen('GET', /^\/verifications/)).toEqual([]);
});

test('writes are counted per verification; refused ones are none', async () => {
	await bench.key.put(pathOf(id), { output: { a: 1 } });
	await bench.key.put(pathOf(id), { output: { a: 1 } });
	await bench.key.put(pathOf(id), { output: 1 });
	const { record } = bench.sandbox;
	expect(record.writes(id).map(({ changed, body }) => ({ changed, body }))).toEqual([
		{ changed: true, body: { output: { a: 1 } } },
		{ changed: false, body: { output: { a: 1 } } },
	]);
	expect(record.requests.map(({ applied }) => applied)).toEqual([true, true, false]);
});

test('secrets are unreadable, and comparable', async () => {
	const user = await bench.login();
	await user.post('/auth/refresh', { refresh_token: 'my-refresh-token' });
	await user.post('/verifications', {
		webhook_metadata: { webhook_secret: 'my-secret', order: 'A1' },
	});
	await bench.key.get('/services');
	const text = JSON.stringify(bench.sandbox.record.requests);
	for (const secret of [
		demo.password,
		'my-refresh-token',
		'my-secret',
		'Bearer',
		`"${demo.apiKey}"`,
	]) {
		expect(text).not.toContain(secret);
	}
	const [login, refresh, create, services] = bench.sandbox.record.requests;
	expect(login?.body).toEqual({ email: demo.email, password: redact(demo.password) });
	expect(create?.body).toEqual({
		webhook_metadata: { webhook_secret: redact('my-secret'), order: 'A1' },
	});
	expect(services?.headers['x-api-key']).toBe(redact(demo.apiKey));
	expect(refresh?.headers['authorization']).toBe(create?.headers['authorization']);
});

test('what is in flight is counted, and its highest number, and each connection', async () => {
	// Long enough for all of them to come, also on a slow machine.
	bench.sandbox.options.delayMs = 300;
	const { record } = bench.sandbox;
	const onItsOwn = { httpAgent: new Agent({ keepAlive: false }), headers: { Connection: 'close' } };
	const all = Promise.all(Array.from({ length: 6 }, () => bench.key.get('/services', onItsOwn)));
	while (record.inFlight < 6) await new Promise((resolve) => setTimeout(resolve, 2));
	await all;
	await new Promise((resolve) => setTimeout(resolve, 10));
	expect(record).toMatchObject({ inFlight: 0, maxInFlight: 6, total: 6, connections: 6 });
});

test('a limit keeps the first requests and counts them all', async () => {
	bench.sandbox.options.recordLimit = 2;
	for (let turn = 0; turn < 4; turn += 1) await bench.key.put(pathOf(id), {});
	const { record } = bench.sandbox;
	expect(record.requests).toHaveLength(2);
	expect(record.total).toBe(4);
	expect(record.writes(id)).toHaveLength(4);
	record.clear();
	expect(record).toMatchObject({ total: 0, requests: [] });
	expect(record.writes(id)).toEqual([]);
});

test('a reset brings everything back', async () => {
	const { sandbox } = bench;
	const before = structuredClone([...sandbox.state.verifications.values()]);
	sandbox.options.updateSemantics = 'merge';
	sandbox.options.errorStatuses.NOT_FOUND = 499;
	sandbox.faults.add({ match: { method: 'GET' }, fault: { type: 'reset' } });
	await bench.key.put(pathOf(id), { output: { a: 1 } });
	sandbox.reset();
	expect(sandbox.options).toMatchObject({
		updateSemantics: 'replace',
		errorStatuses: { NOT_FOUND: 404 },
	});
	expect(sandbox.record.total).toBe(0);
	expect([...sandbox.state.verifications.values()]).toEqual(before);
	expect((await bench.key.get(pathOf(id))).status).toBe(200);
});
