// The "Test" button of the credential's window.
import { CREDENTIAL, setStage, typed, type Stage } from './support/stage.cts';

let stage: Stage;

beforeAll(async () => {
	stage = await setStage();
});

afterAll(() => stage.close());

const press = (data: ReturnType<typeof typed.login>) =>
	stage.engine.testCredential(CREDENTIAL, data);

it.each(['login', 'apiKey', 'accessToken'] as const)('accepts the way "%s"', async (way) => {
	expect(await press(typed[way](stage))).toEqual({
		status: 'OK',
		message: 'Connection successful!',
	});
});

it('forgives spaces around the base URL and a slash at its end', async () => {
	const data = { ...typed.apiKey(stage), baseUrl: ` ${stage.sandbox.url}/ ` };

	expect(await press(data)).toMatchObject({ status: 'OK' });
});

it.each([
	['a wrong password', () => typed.login(stage, 'wrong-password')],
	['an unknown API key', () => typed.apiKey(stage, 'key-of-nobody')],
	['a token that is none', () => typed.accessToken(stage, 'not-a-token')],
	['an address that is none', () => ({ ...typed.apiKey(stage), baseUrl: 'anycheck' })],
	['an unreachable host', () => ({ ...typed.apiKey(stage), baseUrl: 'http://127.0.0.1:1' })],
])('refuses %s', async (_title, data) => {
	expect(await press(data())).toMatchObject({ status: 'Error' });
});

it('writes nothing to the database for a key or a token', async () => {
	stage.engine.credentials.resetCounts();

	await press(typed.apiKey(stage));
	await press(typed.accessToken(stage));

	expect(stage.engine.credentials.writes).toBe(0);
});
