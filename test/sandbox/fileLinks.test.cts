import axios from 'axios';
import { demo, type Verification } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();

async function ktp(): Promise<Verification> {
	return (await bench.key.get<Verification>(pathOf(demo.verifications.ktp))).data;
}

async function cardLink(): Promise<string> {
	return (await ktp()).input_file_url['ktp_file']?.[0] ?? '';
}

test('links to another origin: every kind, signed, open to whoever has them', async () => {
	bench.sandbox.options.filesHost = 'foreign';
	const { filesUrl, url } = bench.sandbox;
	expect(new URL(filesUrl).origin).not.toBe(new URL(url).origin);
	const { input_file_url, output_file_url, export_file_url } = await ktp();
	const links = [...Object.values(input_file_url).flat(), output_file_url, export_file_url];
	expect(links).toHaveLength(4);
	for (const link of links) {
		expect(link).toMatch(
			/^http:\/\/127\.0\.0\.1:\d+\/storage\/[^?]+\?X-Expires=\d+&X-Signature=\w+$/,
		);
		expect(link?.startsWith(filesUrl)).toBe(true);
		expect((await bench.anyone.get(link ?? '')).status).toBe(200);
	}
	expect(bench.sandbox.record.foreign).toHaveLength(4);
	expect(bench.sandbox.record.foreign[0]).toMatchObject({ status: 200, credentials: [] });
	bench.sandbox.options.filesHost = 'api';
	expect((await cardLink()).startsWith(`${url}/files/`)).toBe(true);
});

test('uploads and new verifications have such links too', async () => {
	bench.sandbox.options.filesHost = 'foreign';
	const data = new FormData();
	data.append('file_category', 'VERIFICATION_INPUT_FILE');
	data.append('files', new Blob(['content']), 'a.txt');
	const uploaded = await bench.key.post<{ files: { path: string; url: string }[] }>(
		'/uploads',
		data,
	);
	const [file] = uploaded.data.files;
	expect(file?.url).toContain(bench.sandbox.filesUrl);
	expect((await bench.anyone.get(file?.url ?? '')).data).toBe('content');
	const created = await bench.key.post<Verification>('/verifications', {
		service_id: demo.services.ktp.id,
		folder_id: demo.folders.loans.id,
		configuration: { files: { ktp_file: [file?.path] } },
	});
	expect(created.data.input_file_url['ktp_file']?.[0]).toContain(bench.sandbox.filesUrl);
});

test.each([
	['a key', { 'X-API-Key': 'k' }, ['x-api-key']],
	['a token', { Authorization: 'Bearer t' }, ['authorization']],
	['both', { Authorization: 'Bearer t', 'X-API-Key': 'k' }, ['authorization', 'x-api-key']],
	['a cookie', { Cookie: 'a=b' }, ['cookie']],
])('%s there is refused, and noted without its value', async (_name, headers, credentials) => {
	bench.sandbox.options.filesHost = 'foreign';
	const link = await cardLink();
	expect((await bench.anyone.get(link, { headers })).status).toBe(400);
	const { foreign } = bench.sandbox.record;
	expect(foreign).toMatchObject([{ status: 400, credentials, path: new URL(link).pathname }]);
	expect(JSON.stringify(foreign)).not.toContain('Bearer');
});

test('a link holds for its file, as it is, and for a while', async () => {
	const { options } = bench.sandbox;
	options.filesHost = 'foreign';
	const link = await cardLink();
	const refused = [
		link.split('?')[0] ?? '',
		link.replace(/Signature=./, 'Signature=x'),
		link.replace(/Expires=(\d)/, 'Expires=9$1'),
		link.replace('/storage/', '/storage/x'),
		`${bench.sandbox.filesUrl}//`,
	];
	for (const url of refused) expect((await bench.anyone.get(url)).status).toBe(403);
	options.fileLinkSeconds = -5;
	expect((await bench.anyone.get(await cardLink())).status).toBe(403);
	options.fileLinkSeconds = 3600;
	const fresh = await cardLink();
	bench.sandbox.reset();
	expect((await bench.anyone.get(fresh)).status).toBe(200);
	expect(bench.sandbox.record.foreign).toHaveLength(1);
});

test('the API can redirect to the other origin, after it has asked who it is', async () => {
	const { options, url, filesUrl } = bench.sandbox;
	options.filesRedirect = true;
	options.filesNeedAuthentication = true;
	const link = await cardLink();
	expect(link.startsWith(url)).toBe(true);
	expect((await bench.anyone.get(link)).status).toBe(401);
	const { status, headers } = await bench.key.get<unknown>(link, { maxRedirects: 0 });
	expect(status).toBe(302);
	expect(String(headers['location']).startsWith(`${filesUrl}/storage/`)).toBe(true);
	expect((await bench.anyone.get(String(headers['location']))).data).toContain('SITI CONTOH');
	expect((await bench.key.get(`${url}/files/none`)).status).toBe(404);
});

test('a client that takes its key along is found out', async () => {
	bench.sandbox.options.filesRedirect = true;
	const link = await cardLink();
	// Axios does as many do: it drops Authorization on the way, and keeps other headers.
	await bench.key.get(link);
	expect(bench.sandbox.record.foreign).toMatchObject([{ credentials: ['x-api-key'] }]);
});

test('faults hit files as they hit other answers', async () => {
	const link = await cardLink();
	const { faults, record } = bench.sandbox;
	const get = async (): Promise<{ status: number; data: unknown; headers: object }> =>
		axios.get(link, { proxy: false, responseType: 'text' });
	const whole = String((await get()).data);
	const match = { path: '^/files/', count: 1 };
	faults.add({ match, fault: { type: 'truncate' } });
	await expect(get()).rejects.toThrow('aborted');
	faults.add({ match, fault: { type: 'contentType', contentType: 'text/html' } });
	expect((await get()).headers).toMatchObject({ 'content-type': 'text/html' });
	faults.add({ match, fault: { type: 'drip', bytes: 500, everyMs: 1 } });
	expect((await get()).data).toBe(whole);
	expect(record.seen('GET', /^\/files/).map(({ fault }) => fault)).toEqual([
		...[undefined, 'truncate', 'contentType', 'drip'],
	]);
});
