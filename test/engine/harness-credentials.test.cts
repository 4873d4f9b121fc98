// How n8n treats a credential that logs in, shown on a stand-in package.
import { startEngine, type Engine } from './harness/index.cts';
import { writeStandInPackage, type StandInPackage } from './stand-in/index.cts';
import { PASSWORD, startService, type Service } from './stand-in/service.cts';

let standIn: StandInPackage;
let engine: Engine;
let service: Service;

beforeAll(async () => {
	standIn = writeStandInPackage();
	engine = await startEngine({ packageDir: standIn.directory });
});

beforeEach(async () => {
	service = await startService();
	engine.credentials.resetCounts();
});

afterEach(() => service.close());

afterAll(() => {
	engine.close();
	standIn.remove();
});

const saved = (data: Record<string, string> = {}) =>
	engine.credentials.create('standInApi', { baseUrl: service.url, password: PASSWORD, ...data });
const request = (credentialId: string, count: number, url = '/thing') =>
	engine.run({
		parameters: { outcome: 'request', url: service.url + url },
		items: Array.from({ length: count }, (_, index) => ({ json: { index } })),
		credentialId,
	});

it('logs in once for an empty session, saves it, and uses the saved one in the next run', async () => {
	const id = saved();

	expect((await request(id, 2)).status).toBe('success');
	expect((await request(id, 1)).status).toBe('success');

	expect(service).toMatchObject({ logins: 1, calls: 3 });
	expect(engine.credentials).toMatchObject({ reads: 3, writes: 1 });
	expect(engine.credentials.get(id).data).toMatchObject({ session: 'token-1', note: 'from login' });
});

it('logs in again after a 401 and repeats the call', async () => {
	const id = saved({ session: 'stale' });

	expect((await request(id, 2)).status).toBe('success');

	expect(service).toMatchObject({ logins: 1, calls: 3 });
	expect(engine.credentials.writes).toBe(1);
});

it('keeps what the user filled with an expression when a login is saved', async () => {
	const id = saved({ note: '={{ "from " + "user" }}' });

	await request(id, 1);

	expect(engine.credentials.get(id).data).toMatchObject({
		session: 'token-1',
		note: '={{ "from " + "user" }}',
	});
});

it('saves nothing of a login that answers without the session', async () => {
	service.loginAnswer = () => ({});
	const id = saved();

	const result = await request(id, 1);

	expect(result.error?.httpCode).toBe('401');
	expect(engine.credentials.writes).toBe(0);
});

it('tries a wrong password twice for one call', async () => {
	const result = await request(saved({ password: 'wrong' }), 1);

	expect(result.status).toBe('error');
	expect(service).toMatchObject({ logins: 2, calls: 0 });
});

it('aborts a call under way when the execution is cancelled', async () => {
	const id = saved({ session: 'any' });

	const result = await engine.run({
		parameters: { outcome: 'request', url: `${service.url}/hang` },
		credentialId: id,
		cancelAfterMs: 100,
	});
	await service.abandoned;

	expect(result.status).toBe('canceled');
	expect(result.runningMs).toBeLessThan(2000);
});

it('answers what the editor asks for, with the credential', async () => {
	const answer = await engine.callMethod('listSearch', 'search', {
		parameters: { url: `${service.url}/list` },
		credentialId: saved(),
		filter: 'abc',
		paginationToken: 'page 2',
	});

	expect(answer).toEqual({
		results: [{ name: 'abc /list page 2', value: '1' }],
		paginationToken: 'next',
	});
});

it('tests a credential by its request, logging in for it', async () => {
	const typed = { baseUrl: service.url, password: PASSWORD };

	expect(await engine.testCredential('standInApi', typed)).toEqual({
		status: 'OK',
		message: 'Connection successful!',
	});
	expect(await engine.testCredential('standInApi', { ...typed, password: 'wrong' })).toEqual({
		status: 'Error',
		message: 'Unauthorized',
	});
});
