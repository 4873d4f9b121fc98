import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ItemError } from '../../nodes/Anycheck/errors/itemError';
import { authenticateRequest } from '../../nodes/Anycheck/transport/auth/authenticate';
import {
	accessFrom,
	baseUrlOf,
	sessionFields,
} from '../../nodes/Anycheck/transport/auth/credential';

const custom = (baseUrl: string) => ({ environment: 'custom', baseUrl });

describe('base URL', () => {
	test.each([
		[{ environment: 'production' }, 'https://api.anycheck.ai'],
		[{ environment: 'staging' }, 'https://staging-api.anycheck.ai'],
		[custom(' https://anycheck.example.test/ '), 'https://anycheck.example.test'],
		[custom('http://10.0.0.1:8080/anycheck//'), 'http://10.0.0.1:8080/anycheck'],
		[custom('https://anycheck.example.test/?x=1#y'), 'https://anycheck.example.test'],
	])('%j is %s', (credentials, url) => {
		expect(baseUrlOf(credentials)).toBe(url);
	});

	test.each([
		'',
		'anycheck.example.test',
		'ftp://x.test',
		'file:///etc/passwd',
		'javascript:alert(1)',
	])('"%s" is refused', (baseUrl) => {
		expect(() => baseUrlOf(custom(baseUrl))).toThrow(ItemError);
	});

	test('a password in it is refused and not repeated', () => {
		const read = () => baseUrlOf(custom('https://me:hunter2@x.test'));
		expect(read).toThrow(ItemError);
		expect(read).not.toThrow(/hunter2/);
	});
});

describe('session', () => {
	const login = { ...custom('https://x.test'), authentication: 'login', email: 'a@example.test' };

	function withSession(password: string) {
		const credentials = { ...login, password };
		const access = accessFrom(credentials);
		if (access.kind !== 'login') throw new Error('not a login');
		const session = { accessToken: 'access', refreshToken: 'refresh' };
		return { ...credentials, ...sessionFields(session, access.owner) };
	}

	test('is read back', () => {
		expect(accessFrom(withSession('one'))).toMatchObject({
			kind: 'login',
			session: { accessToken: 'access', refreshToken: 'refresh' },
		});
	});

	test.each([
		{ password: 'two' },
		{ email: 'b@example.test' },
		{ baseUrl: 'https://y.test' },
		{ environment: 'staging' },
	])('is dropped when the credential was edited: %j', (edit) => {
		expect(accessFrom({ ...withSession('one'), ...edit })).toMatchObject({ session: undefined });
	});
});

describe('authenticateRequest', () => {
	const key = { ...custom('https://x.test/api/'), authentication: 'apiKey', apiKey: ' k-1 ' };

	test('completes a path and adds the key', () => {
		expect(authenticateRequest(key, { url: 'verifications/1' })).toMatchObject({
			url: 'https://x.test/api/verifications/1',
			headers: { 'X-API-Key': 'k-1' },
		});
	});

	test("understands the form of n8n's HTTP Request node", () => {
		const request = { method: 'PUT', uri: 'https://x.test/api/verifications/1' } as const;
		expect(authenticateRequest(key, { ...request, url: '' })).toMatchObject({
			url: request.uri,
			uri: undefined,
		});
		const elsewhere = { url: '', uri: 'https://evil.test/verifications/1' };
		expect(() => authenticateRequest(key, elsewhere)).toThrow(ItemError);
	});

	test('forgives "Bearer" in a pasted token', () => {
		const token = { ...key, authentication: 'accessToken', accessToken: 'Bearer abc ' };
		expect(authenticateRequest(token, { url: '/profile' }).headers).toEqual({
			Authorization: 'Bearer abc',
		});
	});

	test.each([
		'https://evil.test/verifications',
		'http://x.test/',
		'https://x.test.evil.test/',
		// The same server, but not the API on it.
		'https://x.test/',
		'https://x.test/apis/verifications',
		'https://x.test/other/files/1',
		'https://x.test/api/../other',
		'https://x.test/api/%2e%2e/other',
		'../other',
	])('never goes to %s', (url) => {
		expect(() => authenticateRequest(key, { url })).toThrow(ItemError);
	});

	test.each(['https://x.test/api', 'https://x.test/api/files/1', 'https://X.test:443/api/a'])(
		'goes to %s',
		(url) => {
			expect(authenticateRequest(key, { url }).headers).toEqual({ 'X-API-Key': 'k-1' });
		},
	);

	test.each<ICredentialDataDecryptedObject>([
		{ authentication: 'apiKey', apiKey: ' ' },
		{ authentication: 'accessToken' },
		{ authentication: 'login', email: 'a@example.test', password: '' },
		{ authentication: 'login', password: 'x' },
	])('names what is missing: %j', (fields) => {
		expect(() =>
			authenticateRequest({ environment: 'staging', ...fields }, { url: '/profile' }),
		).toThrow(/is empty/);
	});
});
