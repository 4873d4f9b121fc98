import { request } from 'node:http';
import { Readable } from 'node:stream';
import { demo, type Verification } from '../../sandbox/index.cts';
import { useSandbox } from './client.cts';

const bench = useSandbox();

interface Answer {
	error_code: string;
	errors: { field: string; message: string }[];
	files: { path: string; url: string; page_count: number }[];
}

function form(files: [string, Blob][], fields: [string, string][] = []): FormData {
	const data = new FormData();
	data.append('file_category', 'VERIFICATION_INPUT_FILE');
	for (const [name, value] of fields) data.append(name, value);
	for (const [name, content] of files) data.append('files', content, name);
	return data;
}

async function upload(data: FormData): Promise<{ status: number; data: Answer }> {
	return bench.key.post<Answer>('/uploads', data);
}

const pdf = new Blob(['%PDF-1.4 ', '/Type /Pages ', '/Type /Page ', '/Type/Page>>'], {
	type: 'application/pdf',
});
const png = new Blob(['ten bytes.'], { type: 'image/png' });

test('a file above the limit is refused, with the status that is chosen', async () => {
	bench.sandbox.options.maximumFileBytes = 9;
	const refused = { error_code: 'INVALID_REQUEST', errors: [{ field: 'files' }] };
	const sent = form([['a.png', png]]);
	expect(await upload(sent)).toMatchObject({ status: 413, data: refused });
	bench.sandbox.options.tooLargeStatus = 400;
	expect(await upload(sent)).toMatchObject({ status: 400, data: refused });
	const check = await bench.key.post('/verifications/check-duplicate', form([['a.png', png]]));
	expect(check).toMatchObject({ status: 400, data: refused });
	bench.sandbox.options.maximumFileBytes = 10;
	expect((await upload(sent)).status).toBe(201);
});

test('types that are not allowed are refused with their field', async () => {
	bench.sandbox.options.allowedFileTypes = ['image/*', 'application/pdf'];
	const good: [string, Blob][] = [
		['a.png', png],
		['b.pdf', pdf],
	];
	expect((await upload(form(good))).status).toBe(201);
	const bad: [string, Blob] = ['c.zip', new Blob(['x'], { type: 'application/zip' })];
	const { status, data } = await upload(form([...good, bad]));
	expect(status).toBe(400);
	expect(data).toMatchObject({
		error_code: 'INVALID_REQUEST',
		errors: [{ field: 'files', message: 'c.zip has a wrong type' }],
	});
});

test('empty files are a choice, for uploads and for the duplicate check', async () => {
	const empty = form([['a.png', new Blob([])]]);
	const check = async (): Promise<number> =>
		(await bench.key.post('/verifications/check-duplicate', empty)).status;
	expect((await upload(empty)).status).toBe(400);
	expect(await check()).toBe(400);
	bench.sandbox.options.emptyFiles = 'accept';
	expect((await upload(empty)).status).toBe(201);
	expect(await check()).toBe(200);
});

/** Sends a body of which the length is not told. */
async function sendChunked(path: string, type: string, body: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const headers = { 'X-API-Key': demo.apiKey, 'Content-Type': type };
		const sending = request(`${bench.sandbox.url}${path}`, { method: 'POST', headers });
		sending.once('error', reject).once('response', (response) => {
			response.resume();
			resolve(response.statusCode);
		});
		Readable.from([body]).pipe(sending);
	});
}

test('a body that does not tell its length is taken, or refused with 411', async () => {
	const parts = [
		'--b\r\nContent-Disposition: form-data; name="file_category"\r\n\r\nPROFILE_PICTURE',
		'--b\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\nx',
		'--b--\r\n',
	].join('\r\n');
	const type = 'multipart/form-data; boundary=b';
	expect(await sendChunked('/uploads', type, parts)).toBe(201);
	bench.sandbox.options.requireContentLength = true;
	expect(await sendChunked('/uploads', type, parts)).toBe(411);
	expect(await sendChunked('/folders', 'application/json', '{"name":"x"}')).toBe(411);
	expect((await upload(form([['a.png', png]]))).status).toBe(201);
	expect((await bench.key.get('/services')).status).toBe(200);
});

const plain = 'file_passwords';
test.each([
	[[plain], plain, 201],
	[[plain], 'file_passwords[]', 400],
	[['file_passwords[]'], 'file_passwords[]', 201],
	[['file_passwords[]'], plain, 400],
	[['file_passwords[0]'], 'file_passwords[0]', 201],
	[['file_passwords[0]'], 'file_passwords[3]', 201],
	[['file_passwords[0]'], plain, 400],
	[[plain, 'file_passwords[0]'], 'file_passwords[]', 400],
	[[], 'other', 201],
] as const)('with %j as spellings of passwords, %s', async (allowed, name, status) => {
	bench.sandbox.options.passwordSpellings = [...allowed];
	const answer = await upload(form([['a.pdf', pdf]], [[name, '12345']]));
	expect(answer.status).toBe(status);
	if (status === 400) expect(answer.data.errors).toMatchObject([{ field: name }]);
});

test('pages of a PDF are counted, and summed up in a verification', async () => {
	const { data } = await upload(
		form([
			['a.pdf', pdf],
			['b.png', png],
		]),
	);
	expect(data.files.map(({ page_count }) => page_count)).toEqual([2, 1]);
	const created = await bench.key.post<Verification>('/verifications', {
		service_id: demo.services.bankStatement.id,
		folder_id: demo.folders.loans.id,
		configuration: { files: { bsa_file: data.files.map(({ path }) => path) } },
	});
	expect(created.data).toMatchObject({ total_files: 2, total_pages: 3 });
});

test('how much is kept is a choice, and duplicates are found in any case', async () => {
	bench.sandbox.options.keepFileBytes = 10;
	const eleven = new Blob(['eleven byte']);
	const { data } = await upload(
		form([
			['a.png', png],
			['b.png', eleven],
		]),
	);
	const statuses = [];
	for (const { url } of data.files) statuses.push((await bench.anyone.get(url)).status);
	expect(statuses).toEqual([200, 404]);
	await bench.key.post('/verifications', {
		service_id: demo.services.ktp.id,
		folder_id: demo.folders.loans.id,
		configuration: { files: { ktp_file: [data.files[1]?.path] } },
	});
	const check = await bench.key.post('/verifications/check-duplicate', form([['c.png', eleven]]));
	expect(check.data).toMatchObject({ is_duplicate: true, detected_documents: ['KTP'] });
});

test('an upload that ends in the middle is no fault of the sandbox', async () => {
	const headers = {
		'X-API-Key': demo.apiKey,
		'Content-Type': 'multipart/form-data; boundary=b',
		'Content-Length': 1000,
	};
	const { record } = bench.sandbox;
	const sending = request(`${bench.sandbox.url}/uploads`, { method: 'POST', headers });
	sending.on('error', () => undefined);
	sending.write('--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx');
	while (record.inFlight === 0) await new Promise(setImmediate);
	await new Promise((resolve) => setTimeout(resolve, 20));
	sending.destroy();
	while (record.inFlight > 0) await new Promise(setImmediate);
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(record.contractErrors).toEqual([]);
	expect(record.requests).toMatchObject([{ applied: false }]);
});

test('the order of the paths of several files is a choice', async () => {
	const sent: [string, Blob][] = [
		['a.png', png],
		['b.pdf', pdf],
	];
	const endings = async (): Promise<string[]> =>
		(await upload(form(sent))).data.files.map(({ path }) => path.slice(-4));
	expect(await endings()).toEqual(['.png', '.pdf']);
	bench.sandbox.options.uploadedOrder = 'reversed';
	expect(await endings()).toEqual(['.pdf', '.png']);
});
