import { demo, type SandboxOptions, type Verification } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const { ktp, bankStatement } = demo.services;

/** Resolves with a verification that has come to rest. */
async function worked(id: string): Promise<Verification> {
	const { data } = await bench.key.get<Verification>(pathOf(id));
	if (data.status !== 'IN_QUEUE' && data.status !== 'IN_PROGRESS') return data;
	await new Promise((resolve) => setTimeout(resolve, 3));
	return worked(id);
}

async function created(service = ktp, configuration: object = {}): Promise<Verification> {
	const { data } = await bench.key.post<Verification>('/verifications', {
		service_id: service.id,
		folder_id: demo.folders.loans.id,
		configuration,
	});
	return data;
}

async function run(options: Partial<SandboxOptions> = {}, service = ktp): Promise<Verification> {
	Object.assign(bench.sandbox.options, { processingMs: 15, ...options });
	return worked((await created(service)).id);
}

test('without processing a verification stays in the queue', async () => {
	const { id } = await created();
	await new Promise((resolve) => setTimeout(resolve, 30));
	expect((await bench.key.get<Verification>(pathOf(id))).data.status).toBe('IN_QUEUE');
});

test('completed: times, output, outcome and served files', async () => {
	const done = await run();
	expect(done).toMatchObject({
		status: 'COMPLETED',
		output_status: 'VERIFIED',
		output: { is_match_face: true },
	});
	const took = Date.parse(done.end_date ?? '') - Date.parse(done.start_date ?? '');
	expect(done.execution_time).toBeCloseTo(took / 1000, 3);
	expect(took).toBeGreaterThanOrEqual(14);
	expect(done.updated_at).toBe(done.end_date);
	const report = await bench.anyone.get<string>(done.output_file_url ?? '');
	expect(report.headers['content-type']).toBe('application/pdf');
	expect(report.data).toContain('is_match_face: true');
	const sheet = await bench.anyone.get<string>(done.export_file_url ?? '');
	expect(sheet.headers['content-type']).toContain('text/csv');
	expect(sheet.data).toMatch(/^field,value\r\nis_match_face,true\r\n/);
});

test('another end, for all or for one service', async () => {
	const processingOutcomeByService = { BANK_STATEMENT: 'FRAUD_DETECTED' } as const;
	const options = { processingOutcome: 'NEED_REVIEW', processingOutcomeByService } as const;
	expect(await run(options)).toMatchObject({
		status: 'NEED_REVIEW',
		output_status: 'PARTIALLY_NOT_VERIFIED',
		output: { is_match_face: false },
	});
	expect(await run(options, bankStatement)).toMatchObject({
		status: 'FRAUD_DETECTED',
		end_date: null,
		output: {},
		output_status: null,
		output_file_url: null,
	});
});

test.each(['FAILED', 'CANCELLED'] as const)('%s leaves nothing', async (processingOutcome) => {
	const done = await run({ processingOutcome });
	expect(done).toMatchObject({ status: processingOutcome, output: {}, export_file_url: null });
	expect(done.end_date === null).toBe(processingOutcome === 'CANCELLED');
});

test('each service has an output of its own', async () => {
	const keys = [];
	const enabled = Object.values(demo.services).filter(({ is_enabled }) => is_enabled);
	for (const service of enabled) {
		const { output, output_file_url } = await run({}, service);
		keys.push(Object.keys(output).join());
		if (service.id === ktp.id) continue;
		expect((await bench.anyone.get<object>(output_file_url ?? '')).data).toEqual(output);
	}
	expect(new Set(keys).size).toBe(enabled.length - 1);
	const { id } = await created(ktp, { verification_type: 'KTP_PEP' });
	expect((await worked(id)).output).toMatchObject({ is_pep: false, pep_matches: [] });
});

test('what somebody else has changed meanwhile is left alone', async () => {
	bench.sandbox.options.processingMs = 1000;
	const { id } = await created();
	await bench.key.put(pathOf(id), { verification_status: 'COMPLETED' });
	await new Promise((resolve) => setTimeout(resolve, 1300));
	expect((await worked(id)).output).toEqual({});
});

test('a retry works anew, and is not ended by the run before', async () => {
	const first = await run({ processingOutcome: 'FAILED' });
	Object.assign(bench.sandbox.options, { processingOutcome: 'COMPLETED', processingMs: 300 });
	const retry = async (): Promise<Verification> =>
		(await bench.key.post<Verification>(`${pathOf(first.id)}/retry?force=true`)).data;
	expect(await retry()).toMatchObject({ status: 'IN_QUEUE', execution_time: 0, end_date: null });
	await new Promise((resolve) => setTimeout(resolve, 150));
	const before = performance.now();
	await retry();
	expect((await worked(first.id)).status).toBe('COMPLETED');
	expect(performance.now() - before).toBeGreaterThan(590);
	expect(await retry()).toMatchObject({ output: {}, output_file_url: null, export_file_url: null });
});

describe('where force is honoured', () => {
	const path = `${pathOf(demo.verifications.ktp)}/retry`;

	test.each([
		['query', 200, 400],
		['body', 400, 200],
		['either', 200, 200],
	] as const)('%s', async (forceIn, inQuery, inBody) => {
		bench.sandbox.options.forceIn = forceIn;
		expect((await bench.key.post(`${path}?force=true`)).status).toBe(inQuery);
		bench.sandbox.reset();
		bench.sandbox.options.forceIn = forceIn;
		expect((await bench.key.post(path, { force: true })).status).toBe(inBody);
		bench.sandbox.reset();
		bench.sandbox.options.forceIn = forceIn;
		expect((await bench.key.post(`${path}?force=false`, { force: 'true' })).status).toBe(400);
	});
});

test('the demo has a verification with two images, a report and an export', async () => {
	const { data } = await bench.key.get<Verification>(pathOf(demo.verifications.ktp));
	const { ktp_file = [], selfie_file = [] } = data.input_file_url;
	const links = [...ktp_file, ...selfie_file, data.output_file_url, data.export_file_url];
	const types = [];
	for (const link of links) {
		const { status, headers } = await bench.anyone.get(link ?? '');
		expect(status).toBe(200);
		types.push(headers['content-type']);
	}
	expect(types).toEqual([
		...['image/svg+xml', 'image/svg+xml', 'application/pdf', 'text/csv; charset=utf-8'],
	]);
});
