import { getLocal, type CompletedRequest, type Mockttp } from 'mockttp';
import type { Authority } from './authority.cts';
import type { PartyAnswer, PartyRequest } from './exchange.cts';
import type { ThirdParty } from './party.cts';

/**
 * A proxy on 127.0.0.1 that answers in the name of the third parties, and lets nothing through: a request for any
 * other host is refused and kept in `unexpected`.
 */
export class InterceptingProxy {
	unexpected: string[] = [];

	private constructor(
		private readonly server: Mockttp,
		private readonly parties: readonly ThirdParty[],
	) {}

	/** @throws when the port is taken */
	static async start(
		port: number,
		{ key, cert }: Authority,
		parties: readonly ThirdParty[],
	): Promise<InterceptingProxy> {
		const server = getLocal({
			https: { key, cert },
			http2: false,
			recordTraffic: false,
			suggestChanges: false,
		});
		const proxy = new InterceptingProxy(server, parties);
		await server.start(port);
		await server.forUnmatchedRequest().thenCallback(async (request) => {
			const answer = await proxy.answer(request);
			if (answer === 'reset') return answer;
			return { statusCode: answer.status, headers: answer.headers, json: answer.json };
		});
		await server.on('tls-client-error', ({ failureCause, tlsMetadata }) => {
			proxy.unexpected.push(`TLS to ${String(tlsMetadata.sniHostname)} failed: ${failureCause}`);
		});
		return proxy;
	}

	async close(): Promise<void> {
		await this.server.stop();
	}

	private async answer(request: CompletedRequest): Promise<PartyAnswer> {
		const { hostname } = new URL(request.url);
		const party = this.parties.find(({ hosts }) => hosts.includes(hostname));
		if (party !== undefined) return party.answer(await readRequest(request));
		this.unexpected.push(`${request.method} ${request.url}`);
		return { status: 502, json: { message: 'No request may leave this machine' } };
	}
}

async function readRequest(request: CompletedRequest): Promise<PartyRequest> {
	const url = new URL(request.url);
	const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
	return {
		method: request.method,
		path: decodeURIComponent(url.pathname),
		query: Object.fromEntries(url.searchParams),
		headers: Object.fromEntries(headers) as Record<string, string>,
		body: await readBody(request),
	};
}

async function readBody({ body, headers }: CompletedRequest): Promise<unknown> {
	const text = await body.getText();
	if (text === undefined || text === '') return undefined;
	const isForm = String(headers['content-type']).startsWith('application/x-www-form-urlencoded');
	return isForm ? Object.fromEntries(new URLSearchParams(text)) : (JSON.parse(text) as unknown);
}
