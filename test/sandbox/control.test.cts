import axios from 'axios';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { demo } from '../../sandbox/index.cts';
import { pathOf } from './client.cts';

const main = join(__dirname, '../../sandbox/main.cts');
const client = axios.create({ validateStatus: () => true, proxy: false });
const id = demo.verifications.slik;
let child: ChildProcess;
let url: string;

beforeAll(async () => {
	child = spawn(
		process.execPath,
		['--require', 'tsx/cjs', main, '--options', '{"updateSemantics":"merge","credits":5}'],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	if (!child.stdout) throw new Error('No output');
	const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
	url = /http:\S+/.exec(line)?.[0] ?? '';
}, 20_000);

afterAll(() => {
	child.kill('SIGKILL');
});

async function control(
	method: string,
	path: string,
	data?: unknown,
): Promise<{ status: number; data: unknown }> {
	return client.request({ method, url: `${url}/__sandbox__${path}`, data });
}

async function put(body: unknown): Promise<{ status: number; data: unknown }> {
	return client.put(`${url}${pathOf(id)}`, body, { headers: { 'X-API-Key': demo.apiKey } });
}

test('options come from the command line and from the control', async () => {
	expect((await control('GET', '/options')).data).toMatchObject({
		updateSemantics: 'merge',
		credits: 5,
	});
	expect((await control('POST', '/options', { updateSemantics: 'replace' })).status).toBe(200);
	expect((await put({ output: { only: true } })).data).toMatchObject({ output: { only: true } });
	expect((await control('POST', '/options', { nonsense: 1 })).data).toEqual({
		error: 'There is no option nonsense',
	});
	expect((await control('POST', '/options', { updateSemantics: 1 })).status).toBe(400);
});

test('record, writes and reset', async () => {
	await control('POST', '/reset', {});
	await put({ output: { x: 1 } });
	expect((await control('GET', '/record')).data).toMatchObject({
		total: 1,
		contractErrors: [],
		requests: [{ method: 'PUT', path: pathOf(id), applied: true }],
	});
	expect((await control('GET', '/record?from=1')).data).toMatchObject({ total: 1, requests: [] });
	expect((await control('GET', `/writes/${id}`)).data).toMatchObject({
		writes: [{ changed: true }],
	});
	await control('DELETE', '/record');
	expect((await control('GET', '/record')).data).toMatchObject({ total: 0 });
});

test('faults are added and removed', async () => {
	const { data } = await control('POST', '/faults', {
		match: { method: 'PUT', path: '^/verifications/' },
		fault: { type: 'status', status: 418 },
	});
	expect((await put({})).status).toBe(418);
	const fault = data as { id: number };
	expect((await control('DELETE', `/faults/${fault.id}`)).data).toEqual({ removed: true });
	expect((await put({})).status).toBe(200);
	expect((await control('POST', '/faults', { fault: { type: 'nonsense' } })).status).toBe(400);
	await control('POST', '/faults', { fault: { type: 'html' } });
	await control('DELETE', '/faults');
	expect((await put({})).status).toBe(200);
});

test('sessions are counted, revoked and made to expire', async () => {
	const login = { email: demo.email, password: demo.password };
	const tokens = await client.post<{ access_token: string }>(`${url}/auth/login`, login);
	const headers = { Authorization: `Bearer ${tokens.data.access_token}` };
	const profile = async (): Promise<unknown> =>
		(await client.get(`${url}/profile`, { headers })).data;
	await control('POST', '/sessions/expire', {});
	expect(await profile()).toMatchObject({ error_code: 'TOKEN_EXPIRED' });
	await control('POST', '/sessions/revoke', { email: demo.email });
	expect(await profile()).toMatchObject({ error_code: 'UNAUTHORIZED' });
	expect((await control('GET', '/sessions')).data).toMatchObject({ logins: 1, live: [] });
});

test('verifications are added', async () => {
	const { data } = await control('POST', '/verifications', {
		count: 3,
		overrides: { status: 'FAILED' },
	});
	expect(data).toMatchObject({ verifications: [{ status: 'FAILED' }, {}, {}] });
	expect((await control('POST', '/verifications', { count: 0 })).status).toBe(400);
	expect((await control('GET', '/nonsense')).status).toBe(404);
});

test('deliveries are ordered, caused, waited for and listed', async () => {
	const bodies: string[] = [];
	const receiver = createServer((request, response) => {
		void text(request).then((body) => {
			bodies.push(body);
			response.writeHead(202).end('taken');
		});
	}).listen(0, '127.0.0.1');
	await once(receiver, 'listening');
	const address = receiver.address();
	const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
	const hook = `http://127.0.0.1:${port}/?token=hidden`;
	const order = { verificationId: id, overrides: { url: hook, secret: 's', status: 'FAILED' } };
	expect((await control('POST', '/deliveries', order)).data).toMatchObject({
		status: 202,
		body: 'taken',
		sent: { url: hook, body: bodies[0] },
	});
	expect(bodies[0]).toContain('"status":"FAILED"');

	await control('POST', '/options', { webhooks: { delayMs: 300, copies: 2 } });
	const overrides = { webhook_url: hook, status: 'IN_QUEUE' };
	const { data } = await control('POST', '/verifications', { count: 1, overrides });
	const [added] = (data as { verifications: { id: string }[] }).verifications;
	const path = `/verifications/${added?.id ?? ''}/status`;
	const changed = await control('POST', path, { status: 'COMPLETED' });
	expect(changed.data).toMatchObject({ verification: { status: 'COMPLETED' } });
	expect((await control('GET', '/deliveries')).data).toMatchObject({ idle: false });
	expect((await control('POST', '/deliveries/idle', {})).data).toEqual({ idle: true });
	expect(bodies).toHaveLength(3);
	const listed = (await control('GET', '/deliveries')).data;
	const taken = { state: 'delivered', attempts: [{ status: 202 }] };
	expect(listed).toMatchObject({
		idle: true,
		deliveries: [{ ...taken, byHand: true }, taken, { ...taken, copy: 1 }],
	});
	expect(JSON.stringify(listed)).not.toContain('hidden');
	await control('DELETE', '/record');
	expect((await control('GET', '/deliveries')).data).toMatchObject({ deliveries: [] });
	receiver.close();

	expect((await control('POST', '/deliveries', { verificationId: 'none' })).status).toBe(400);
	const wrong = { ...order, overrides: { secrets: 's' } };
	expect((await control('POST', '/deliveries', wrong)).status).toBe(400);
	expect((await control('POST', path, { status: 'DONE' })).status).toBe(400);
});

test('a request under another name than this machine is refused', async () => {
	const headers = { Host: 'evil.example' };
	expect((await client.get(`${url}/__sandbox__/record`, { headers })).status).toBe(403);
});

test('it ends on SIGTERM, with code 0', async () => {
	child.kill('SIGTERM');
	const [code] = (await once(child, 'exit')) as [number | null];
	expect(code).toBe(0);
	await expect(client.get(`${url}/auth/methods`)).rejects.toThrow('ECONNREFUSED');
});
