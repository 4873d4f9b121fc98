import { demo } from '../../../sandbox/index.cts';
import { CREDENTIAL_TYPE } from '../../../scripts/demo/examples.cts';
import { loginData, openContext, type Context } from '../harness/context.cts';

let context: Context;

beforeAll(async () => {
	context = await openContext('credential test');
});
afterAll(async () => {
	await context.close();
});

/** Saves a credential and lets n8n test it, as its window does. */
async function testOf(
	name: string,
	data: Record<string, unknown>,
): Promise<{ status: string; message: string }> {
	const input = { name, type: CREDENTIAL_TYPE, data };
	return await context.client.testCredential(await context.client.saveCredential(input), input);
}

function custom(data: Record<string, unknown>): Record<string, unknown> {
	return { environment: 'custom', baseUrl: context.sandbox.url, ...data };
}

async function validToken(): Promise<string> {
	const answer = await fetch(`${context.sandbox.url}/auth/login`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email: 'second.reviewer@example.test', password: demo.password }),
	});
	const session: unknown = await answer.json();
	if (typeof session === 'object' && session !== null && 'access_token' in session)
		return String(session.access_token);
	throw new Error('The sandbox gave no token');
}

describe('a right credential is reported as working', () => {
	test('email and password', async () => {
		expect(await testOf('right login', loginData(context.sandbox.url))).toMatchObject({
			status: 'OK',
		});
	});

	test('API key', async () => {
		const data = custom({ authentication: 'apiKey', apiKey: demo.apiKey });
		expect(await testOf('right key', data)).toMatchObject({ status: 'OK' });
	});

	test('access token', async () => {
		const data = custom({ authentication: 'accessToken', accessToken: await validToken() });
		expect(await testOf('right token', data)).toMatchObject({ status: 'OK' });
	});
});

describe('a wrong credential is reported as such, without its secret', () => {
	const secret = 'not-the-right-one-4711';
	const cases: [string, Record<string, unknown>][] = [
		['email and password', { authentication: 'login', email: demo.email, password: secret }],
		['API key', { authentication: 'apiKey', apiKey: secret }],
		['access token', { authentication: 'accessToken', accessToken: secret }],
	];

	test.each(cases)('%s', async (name, data) => {
		const result = await testOf(`wrong ${name}`, custom(data));
		expect(result.status).toBe('Error');
		expect(result.message).not.toBe('');
		expect(JSON.stringify(result)).not.toContain(secret);
	});

	test('host that does not answer', async () => {
		const data = { ...loginData('http://127.0.0.1:9'), authentication: 'apiKey', apiKey: secret };
		expect(await testOf('no host', data)).toMatchObject({ status: 'Error' });
	});
});
