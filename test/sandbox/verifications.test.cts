import { demo, type Verification } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();

interface List {
	total: number;
	overall_status: string;
	items: Verification[];
}

async function list(params: object): Promise<List> {
	return (await bench.key.get<List>('/verifications', { params })).data;
}

const body = {
	service_id: demo.services.ktp.id,
	folder_id: demo.folders.loans.id,
	configuration: { verification_type: 'KTP_SELFIE', files: {} },
};

test('there is a verification in every status, with every documented field', async () => {
	const { items, overall_status } = await list({
		result_id: demo.results.statuses,
		page_size: 100,
	});
	expect(new Set(items.map(({ status }) => status)).size).toBe(10);
	expect(overall_status).toBe('PARTIALLY_FAILED');
	for (const item of items) expect(Object.keys(item)).toHaveLength(24);
});

test('pages count items, ten unless said otherwise', async () => {
	const added = bench.sandbox.state.addVerifications(25);
	const ids = added.map(({ id }) => id);
	const result_id = added[0]?.result_id;
	const idsOf = ({ items }: List): string[] => items.map(({ id }) => id);
	expect(idsOf(await list({ result_id }))).toEqual(ids.slice(0, 10));
	expect(idsOf(await list({ result_id, page_offset: 23, page_size: 10 }))).toEqual(ids.slice(23));
	expect(await list({ result_id, page_offset: 99 })).toMatchObject({ total: 25, items: [] });
	bench.sandbox.options.maximumPageSize = 20;
	expect((await list({ result_id, page_size: 100 })).items).toHaveLength(20);
});

test('bulk verifications take overrides and are independent of each other', async () => {
	const output = { nested: { a: 1 } };
	const [first, second] = bench.sandbox.state.addVerifications(2, { status: 'COMPLETED', output });
	expect(first).toMatchObject({ status: 'COMPLETED', output });
	expect(first?.id).not.toBe(second?.id);
	await bench.key.put(pathOf(first?.id ?? ''), { output: {} });
	expect((await bench.key.get<Verification>(pathOf(second?.id ?? ''))).data.output).toEqual(output);
});

test('a created verification waits in the queue', async () => {
	const { status, data } = await bench.key.post<Verification>('/verifications', {
		...body,
		webhook_url: 'https://hooks.example.test/a',
		webhook_metadata: { webhook_secret: 'some-secret' },
	});
	expect(status).toBe(201);
	expect(data).toMatchObject({
		status: 'IN_QUEUE',
		user_id: null,
		input_config: body.configuration,
	});
	expect(data.webhook_metadata).toEqual({ webhook_secret: 'some-secret' });
	bench.sandbox.options.maskWebhookSecret = true;
	expect((await bench.key.get<Verification>(pathOf(data.id))).data.webhook_metadata).toEqual({
		webhook_secret: '********',
	});
});

test('with processing it goes on to completed', async () => {
	bench.sandbox.options.processingMs = 5;
	const seen: string[] = [];
	const done = new Promise<void>((resolve) => {
		bench.sandbox.state.statusListeners.add(({ status }) => {
			seen.push(status);
			if (status === 'COMPLETED') resolve();
		});
	});
	const user = await bench.login();
	const { data } = await user.post<Verification>('/verifications', body);
	expect(data.user_id).not.toBeNull();
	await done;
	expect(seen).toEqual(['IN_PROGRESS', 'COMPLETED']);
	expect((await user.get<Verification>(pathOf(data.id))).data.output_status).toBe('VERIFIED');
});

test('creation refuses what does not exist, and what cannot be paid', async () => {
	const unknown = '00000000-0000-4000-8000-000000000000';
	const post = async (change: object): Promise<{ status: number; data: unknown }> =>
		bench.key.post('/verifications', { ...body, ...change });
	expect((await post({ service_id: unknown })).status).toBe(404);
	expect((await post({ folder_id: unknown })).status).toBe(404);
	expect((await post({ result_id: unknown })).status).toBe(404);
	expect((await post({ service_id: demo.services.landCertificate.id })).status).toBe(403);
	expect(
		await post({ configuration: { files: { ktp_file: ['uploads/none.jpg'] } } }),
	).toMatchObject({
		status: 400,
		data: { errors: [{ field: 'configuration.files.ktp_file' }] },
	});
	bench.sandbox.options.credits = 15;
	expect((await post({})).status).toBe(201);
	expect((await post({})).data).toMatchObject({ error_code: 'INSUFFICIENT_BALANCE' });
});

test('a retry needs a failed verification, or force', async () => {
	const failed = `${pathOf(demo.verifications.byStatus('FAILED'))}/retry`;
	const completed = `${pathOf(demo.verifications.ktp)}/retry`;
	expect((await bench.key.post(failed)).data).toMatchObject({ status: 'IN_QUEUE' });
	expect((await bench.key.post(completed)).status).toBe(400);
	expect((await bench.key.post(`${completed}?force=true`)).data).toMatchObject({
		status: 'IN_QUEUE',
	});
});
