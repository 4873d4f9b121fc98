import { demo, type Verification } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();

interface Upload {
	files: { path: string; url: string }[];
}

function form(files: Record<string, Blob>, fields: [string, string][] = []): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	for (const [name, content] of Object.entries(files)) data.append('files', content, name);
	return data;
}

const category: [string, string] = ['file_category', 'VERIFICATION_INPUT_FILE'];
const picture = new Blob(['not really a picture'], { type: 'image/png' });

test('an upload can be used and downloaded', async () => {
	const { status, data } = await bench.key.post<Upload>(
		'/uploads',
		form({ 'kartu tanda é.png': picture, 'b.png': picture }, [category]),
	);
	expect(status).toBe(201);
	expect(data.files).toHaveLength(2);
	const [first] = data.files;
	expect(first?.path).toMatch(/^uploads\/.+\.png$/);
	const file = await bench.anyone.get(first?.url ?? '');
	expect(file.headers['content-type']).toBe('image/png');
	expect(file.data).toBe('not really a picture');

	const created = await bench.key.post<Verification>('/verifications', {
		service_id: demo.services.ktp.id,
		folder_id: demo.folders.loans.id,
		configuration: { files: { ktp_file: [first?.path] } },
	});
	expect(created.data.input_file_url).toEqual({ ktp_file: [first?.url] });
	expect(created.data.total_files).toBe(1);
});

test.each([
	['one', [['file_passwords', '123456']]],
	[
		'two',
		[
			['file_passwords', ''],
			['file_passwords', 'a'],
		],
	],
	['in the other spelling', [['file_passwords[0]', 'a']]],
] as [string, [string, string][]][])('passwords: %s', async (_name, passwords) => {
	const sent = form({ 'a.pdf': picture }, [category, ...passwords]);
	expect((await bench.key.post('/uploads', sent)).status).toBe(201);
	expect(JSON.stringify(bench.sandbox.record.requests)).not.toContain('123456');
});

test('uploads without files, without category, and empty files are refused', async () => {
	const refused = [
		[form({}, [category]), 'files'],
		[form({ 'a.png': picture }), 'file_category'],
		[form({ 'a.png': new Blob([]) }, [category]), 'files'],
	] as const;
	for (const [data, field] of refused) {
		const answer = await bench.key.post('/uploads', data);
		expect(answer).toMatchObject({ status: 400, data: { errors: [{ field }] } });
	}
	const wrong = await bench.key.post(
		'/uploads',
		form({ 'a.png': picture }, [['file_category', 'X']]),
	);
	expect(wrong.data).toMatchObject({ error_code: 'INVALID_VALUE' });
	const noForm = await bench.key.post('/uploads', { file_category: 'X' });
	expect(noForm.data).toMatchObject({ error_code: 'INVALID_REQUEST' });
});

test('demo documents are served, to everyone or to users only', async () => {
	const { data } = await bench.key.get<Verification>(pathOf(demo.verifications.ktp));
	const url = data.input_file_url['ktp_file']?.[0] ?? '';
	const image = await bench.anyone.get<string>(url);
	expect(image.headers['content-type']).toContain('image/svg+xml');
	expect(image.data).toContain('SITI CONTOH');
	bench.sandbox.options.filesNeedAuthentication = true;
	expect((await bench.anyone.get(url)).status).toBe(401);
	expect((await bench.key.get(url)).status).toBe(200);
	expect((await (await bench.login()).get(url)).status).toBe(200);
	expect((await bench.key.get('/files/none')).status).toBe(404);
});

test('the duplicate check finds earlier verifications of the same file', async () => {
	const { data: earlier } = await bench.key.get<Verification>(pathOf(demo.verifications.ktp));
	const url = earlier.input_file_url['ktp_file']?.[0] ?? '';
	const { data: card } = await bench.anyone.get<string>(url);
	const path = '/verifications/check-duplicate';
	const found = await bench.key.post(path, form({ 'x.svg': new Blob([card]) }));
	expect(found.data).toEqual({
		is_duplicate: true,
		detected_documents: ['KTP'],
		previous_verifications: [
			{
				id: earlier.id,
				service: earlier.service,
				folder: { id: demo.folders.loans.id, name: 'Loans March' },
				detected_documents: ['KTP'],
			},
		],
	});
	const left = form({ 'x.svg': new Blob([card]) }, [['verification_id', earlier.id]]);
	expect((await bench.key.post(path, left)).data).toMatchObject({ is_duplicate: false });
	expect((await bench.key.post(path, form({}))).status).toBe(400);
});
