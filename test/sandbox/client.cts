import axios, { type AxiosInstance } from 'axios';
import { demo, startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.cts';

/** A sandbox for one test file, with clients that take every status as an answer. */
export interface Bench {
	sandbox: Sandbox;
	/** Without authentication. */
	anyone: AxiosInstance;
	/** With the demo API key. */
	key: AxiosInstance;
	/** Logs in and gives a client with the session's token. */
	login: (email?: string) => Promise<AxiosInstance>;
}

/** Starts a sandbox before the tests of a file, brings it back to its start before each, and closes it after them. */
export function useSandbox(options: Partial<SandboxOptions> = {}): Bench {
	const bench: Partial<Bench> = {};
	let sandbox: Sandbox;
	const client = (headers: Record<string, string> = {}): AxiosInstance =>
		axios.create({ baseURL: sandbox.url, headers, validateStatus: () => true, proxy: false });
	beforeAll(async () => {
		sandbox = await startSandbox(options);
		bench.sandbox = sandbox;
		bench.anyone = client();
		bench.key = client({ 'X-API-Key': demo.apiKey });
		bench.login = async (email = demo.email) => {
			const { data } = await client().post<Record<string, string>>('/auth/login', {
				email,
				password: demo.password,
			});
			return client({ Authorization: `Bearer ${data['access_token'] ?? ''}` });
		};
	});
	beforeEach(() => {
		sandbox.reset();
	});
	// Every answer in every test must be what the OpenAPI document says.
	afterEach(() => {
		expect(sandbox.record.contractErrors).toEqual([]);
	});
	afterAll(async () => {
		await sandbox.close();
	});
	// Filled in before the first test runs.
	return bench as Bench;
}

/** The path of a verification. */
export function pathOf(id: string): string {
	return `/verifications/${id}`;
}
