import type { AxiosResponse } from 'axios';
import { demo, type RateLimitFault } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const path = pathOf(demo.verifications.slik);

function limit(fault: Omit<RateLimitFault, 'type'>): void {
	bench.sandbox.faults.add({ fault: { type: 'rateLimit', ...fault } });
}

async function send(requests: number): Promise<AxiosResponse<unknown>[]> {
	return Promise.all(Array.from({ length: requests }, () => bench.key.put<unknown>(path, {})));
}

test('what is above the limit gets 429 and is not applied; nothing tells when to come back', async () => {
	limit({ perSecond: 0.05, burst: 5 });
	const answers = await send(8);
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
	const refused = answers.filter(({ status }) => status === 429);
	expect(refused).toHaveLength(3);
	expect(bench.sandbox.record.writes(demo.verifications.slik)).toHaveLength(5);
	const [{ headers } = { headers: {} }] = refused;
	expect(Object.keys(headers).filter((name) => /retry|ratelimit/.test(name))).toEqual([]);
	expect(bench.sandbox.record.requests.filter(({ fault }) => fault === 'rateLimit')).toHaveLength(
		3,
	);
});

test('tokens come back at the given rate', async () => {
	limit({ perSecond: 2, burst: 1 });
	expect((await send(2)).map(({ status }) => status).sort()).toEqual([200, 429]);
	await new Promise((resolve) => setTimeout(resolve, 550));
	expect((await send(1))[0]?.status).toBe(200);
});

test('headers count down and name the second of the next token', async () => {
	limit({ perSecond: 0.25, burst: 2, headers: true });
	const seen = [];
	for (let turn = 0; turn < 3; turn += 1) {
		const [answer] = await send(1);
		seen.push([
			answer?.status,
			answer?.headers['x-ratelimit-limit'],
			answer?.headers['x-ratelimit-remaining'],
		]);
		const reset = Number(answer?.headers['x-ratelimit-reset']);
		expect(reset - Date.now() / 1000).toBeLessThan(5);
		expect(reset - Date.now() / 1000).toBeGreaterThan(-1);
	}
	expect(seen).toEqual([
		[200, '2', '1'],
		[200, '2', '0'],
		[429, '2', '0'],
	]);
});

test('Retry-After in seconds and as a date', async () => {
	limit({ perSecond: 0.25, burst: 1, retryAfter: 'seconds' });
	await send(1);
	expect((await send(1))[0]?.headers['retry-after']).toBe('4');
	bench.sandbox.faults.clear();
	limit({ perSecond: 0.25, burst: 1, retryAfter: 'date' });
	await send(1);
	const text: unknown = (await send(1))[0]?.headers['retry-after'];
	expect(text).toMatch(/GMT$/);
	expect(Date.parse(String(text)) - Date.now()).toBeGreaterThan(2500);
});
