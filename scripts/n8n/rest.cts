import { Agent } from 'node:http';
import axios, { isAxiosError, type AxiosInstance } from 'axios';
import { z } from 'zod';

const envelope = z.object({ data: z.unknown() });
const problem = z.object({ message: z.string() });
const REQUEST_TIMEOUT_MS = 120_000;

/** n8n's own REST interface, the one its editor uses, with the session cookie kept. */
export class N8nRest {
	readonly #http: AxiosInstance;
	#cookie = '';

	constructor(baseUrl: string) {
		this.#http = axios.create({
			baseURL: `${baseUrl}/rest`,
			timeout: REQUEST_TIMEOUT_MS,
			proxy: false,
			// A busy n8n closes idle connections in the moment in which they are used again.
			httpAgent: new Agent({ keepAlive: false }),
		});
	}

	/** The `data` of n8n's answer. Throws an Error with n8n's own message, the method and the path. */
	async send(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		body?: unknown,
	): Promise<unknown> {
		try {
			const response = await this.#http.request<unknown>({
				method,
				url: path,
				data: body,
				headers: { Cookie: this.#cookie },
			});
			this.#keepCookie(response.headers['set-cookie']);
			return envelope.parse(response.data).data;
		} catch (error) {
			throw new Error(`n8n refused ${method} ${path}: ${refusal(error)}`);
		}
	}

	#keepCookie(received: string[] | undefined): void {
		const session = received
			?.map((cookie) => cookie.split(';')[0] ?? '')
			.find((cookie) => cookie.startsWith('n8n-auth='));
		if (session !== undefined) this.#cookie = session;
	}
}

/** n8n's message, or axios' own; never the request, which may carry a password. */
function refusal(error: unknown): string {
	if (!isAxiosError(error)) return error instanceof Error ? error.message : String(error);
	const told = problem.safeParse(error.response?.data);
	return told.success ? told.data.message : error.message;
}
