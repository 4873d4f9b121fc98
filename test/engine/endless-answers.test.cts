// Answers that never come to their end: one byte at a time, in the body or before it, or more than anybody can hold.
import type { RequestListener } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { failures, setDesk, type Desk } from './support/desk.cts';
import { on } from './support/intake.cts';
import { startOrigin, type Origin } from './support/origin.cts';
import { CREDENTIAL, typed } from './support/stage.cts';

let desk: Desk;
let origin: Origin;

beforeAll(async () => {
	desk = await setDesk();
	origin = await startOrigin();
});

afterAll(async () => {
	await desk.close();
	await origin.close();
});

const ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const PATH = `/verifications/${ID}`;
const ONCE = { timeout: 1, maxTries: 1 };

/** Something every so many milliseconds, until nobody listens any more. */
const dripping =
	(begin: (response: Parameters<RequestListener>[1]) => string): RequestListener =>
	(_, response) => {
		const drop = begin(response);
		const drips = setInterval(() => response.socket?.write(drop), 200);
		response.socket?.on('close', () => {
			clearInterval(drips);
		});
	};

const slowBody = dripping((response) => {
	response.writeHead(200, { 'Content-Type': 'application/json' }).write('{');
	return '1\r\n \r\n';
});

const slowRefusal = dripping((response) => {
	response.writeHead(400, { 'Content-Type': 'application/json' }).write('{');
	return '1\r\n \r\n';
});

const slowHeaders = dripping(({ socket }) => {
	socket?.write('HTTP/1.1 200 OK\r\n');
	return 'X-Drop: 1\r\n';
});

const endless: RequestListener = (_, response) => {
	const piece = Buffer.alloc(1_000_000, ' ');
	response.writeHead(200, { 'Content-Type': 'application/json' });
	const pour = () => {
		while (response.write(piece));
		response.once('drain', pour);
	};
	pour();
};

async function run(parameters: INodeParameters, options: INodeParameters = ONCE) {
	const data = { ...typed.apiKey(desk), baseUrl: origin.url };
	const credentialId = desk.engine.credentials.create(CREDENTIAL, data);
	return await desk.engine.run({
		parameters: { ...parameters, options },
		items: [{ json: { id: ID } }],
		onError: 'continueErrorOutput',
		credentialId,
	});
}

/** Nothing is left open: fails by the time limit of the test. */
async function allAreClosed() {
	while ((await origin.connections()) > 0) await turn();
}

describe.each([
	['body', slowBody],
	['refusal', slowRefusal],
	['headers', slowHeaders],
])('an answer whose %s comes a byte at a time', (_, answer) => {
	it.each([
		['a reading', on('get')],
		['a list', { resource: 'service', operation: 'getAll' }],
		['a change', on('update', { verificationStatus: 'COMPLETED' })],
	])('ends at the timeout of %s', async (__, parameters) => {
		for (const path of [PATH, '/services']) origin.on(path, answer);

		const result = await run(parameters);

		expect(failures(result)).toEqual([expect.stringMatching(/^AnyCheck did not answer in time/)]);
		expect(result.runningMs).toBeLessThan(6000);
		await allAreClosed();
	});
});

it.each([
	['that is wanted', slowHeaders],
	['that is refused', slowRefusal],
])('the timeout holds for a file %s, too', async (_, answer) => {
	const [made] = desk.sandbox.state.addVerifications(1, { output_file_url: `${origin.url}/file` });
	origin.on('/file', answer);

	const result = await desk.run([{ id: made?.id }], on('download', { options: ONCE }));

	expect(failures(result)).toEqual([expect.stringMatching(/^AnyCheck did not answer in time/)]);
	expect(result.runningMs).toBeLessThan(6000);
	await allAreClosed();
});

it.each([
	['reading', 1, on('get')],
	['change', undefined, on('update', { verificationStatus: 'COMPLETED' })],
])('an answer without end to a %s is given up, with a clear word', async (_, times, parameters) => {
	origin.requests.length = 0;
	origin.on(PATH, endless);

	const result = await run(parameters, {});

	expect(failures(result)).toEqual([
		expect.stringMatching(/^The answer is larger than this node can read\n/),
	]);
	if (times !== undefined) expect(origin.requests).toHaveLength(times);
	await allAreClosed();
});
