import { demo } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const path = pathOf(demo.verifications.slik);
const unknown = '00000000-0000-4000-8000-000000000000';
const json = { 'Content-Type': 'application/json' };

test.each([
	['a list as output', { output: [] }, [{ field: 'output', message: 'must be object' }]],
	[
		'a text as configuration',
		{ configuration: 'x' },
		[{ field: 'configuration', message: 'must be object' }],
	],
	['null as output', { output: null }, [{ field: 'output', message: 'must be object' }]],
	[
		'wrong files',
		{ configuration: { files: { a: 'x' } } },
		[{ field: 'configuration.files.a', message: 'must be array' }],
	],
])('%s is refused with its field', async (_name, body, errors) => {
	const { status, data } = await bench.key.put<unknown>(path, body);
	expect(status).toBe(400);
	expect(data).toEqual({
		error_code: 'INVALID_REQUEST',
		message: 'The request is not valid',
		errors,
	});
});

test('all wrong fields are named, and nothing is applied', async () => {
	const { data } = await bench.key.put<{ errors: { field: string }[] }>(path, {
		verification_status: 'DONE',
		output: 1,
	});
	expect(data.errors.map(({ field }) => field)).toEqual(['verification_status', 'output']);
	expect(bench.sandbox.record.writes(demo.verifications.slik)).toEqual([]);
});

test('a value that is not allowed', async () => {
	const { status, data } = await bench.key.put<unknown>(path, { verification_status: 'FAILED' });
	expect(status).toBe(400);
	expect(data).toMatchObject({
		error_code: 'INVALID_VALUE',
		errors: [{ field: 'verification_status' }],
	});
});

test.each(['nonsense', 'a%2F..%2Fb', '%F0%9F%92%A5', unknown.slice(1)])('the id %s', async (id) => {
	const { status, data } = await bench.key.put<unknown>(pathOf(id), { output: {} });
	expect(status).toBe(400);
	expect(data).toEqual({ error_code: 'INVALID_ID', message: 'id is not a valid id' });
});

test('ids of nothing', async () => {
	for (const answer of [
		await bench.key.get(pathOf(unknown)),
		await bench.key.put(pathOf(unknown), { output: {} }),
		await bench.key.get(`/services/${unknown}`),
		await bench.key.get(`/folders/${unknown}`),
		await bench.key.get(`/templates/${unknown}`),
		await bench.key.get(`/groups/${unknown}/folders`),
		await bench.key.get('/nowhere'),
		await bench.key.delete(path),
	]) {
		expect(answer).toMatchObject({ status: 404, data: { error_code: 'NOT_FOUND' } });
	}
});

test('an id may be written in capitals', async () => {
	expect(
		(await bench.key.get(path.toUpperCase().replace('/VERIFICATIONS', '/verifications'))).status,
	).toBe(200);
});

test.each([
	['broken JSON', '{"output":', json],
	['no body', undefined, json],
	['another content type', 'output=1', { 'Content-Type': 'text/plain' }],
])('%s', async (_name, body, headers) => {
	const answer = await bench.key.put(path, body, {
		headers,
		transformRequest: (data: unknown) => data,
	});
	expect(answer).toMatchObject({ status: 400, data: { error_code: 'INVALID_REQUEST' } });
});

test('query parameters are checked', async () => {
	const { data } = await bench.key.get<unknown>('/verifications');
	expect(data).toMatchObject({ error_code: 'INVALID_REQUEST', errors: [{ field: 'result_id' }] });
	const wrong = { result_id: demo.results.siti, page_size: 'many' };
	expect((await bench.key.get('/verifications', { params: wrong })).data).toMatchObject({
		errors: [{ field: 'page_size', message: 'must be integer' }],
	});
	expect(
		(await bench.key.get('/verifications', { params: { result_id: 'x' } })).data,
	).toMatchObject({
		error_code: 'INVALID_ID',
	});
});

test('authentication comes before everything else', async () => {
	expect((await bench.anyone.put(pathOf('nonsense'), { output: 1 })).status).toBe(401);
});

test('the older generation has its own shape, codes and statuses', async () => {
	bench.sandbox.options.errorGeneration = 'legacy';
	const answers = [
		await bench.key.get(pathOf(unknown)),
		await bench.key.get(`/folders/${unknown}`),
		await bench.key.put(path, { verification_status: 'X' }),
		await bench.key.post('/folders', {}),
		await bench.anyone.get('/services', { headers: { 'X-API-Key': 'x' } }),
	];
	expect(answers.map(({ status, data }) => ({ status, data: data as unknown }))).toMatchObject([
		{ status: 404, data: { success: false, error: { code: 'VERIFICATION_NOT_FOUND' } } },
		{ status: 404, data: { success: false, error: { code: 'NOT_FOUND' } } },
		{ status: 400, data: { success: false, error: { code: 'INVALID_INPUT' } } },
		{ status: 400, data: { success: false, error: { code: 'MISSING_FIELD' } } },
		{ status: 401, data: { success: false, error: { code: 'INVALID_API_KEY' } } },
	]);
});

test('statuses of errors are a choice', async () => {
	bench.sandbox.options.errorStatuses.NOT_FOUND = 422;
	expect(await bench.key.get(pathOf(unknown))).toMatchObject({
		status: 422,
		data: { error_code: 'NOT_FOUND' },
	});
});
