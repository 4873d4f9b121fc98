import { bankStatementHeaders, demo } from '../../sandbox/index.cts';
import { useSandbox } from './client.cts';

const bench = useSandbox();

interface List {
	total: number;
	items: { id: string; name: string }[];
}

async function list(path: string, params = {}): Promise<List> {
	return (await bench.key.get<List>(path, { params })).data;
}

test('services: whole, or paged if the sandbox is told so', async () => {
	const whole = await list('/services', { page_size: 3 });
	expect(whole.items).toHaveLength(whole.total);
	bench.sandbox.options.undocumentedPaging = true;
	expect((await list('/services', { page_size: 3, page_offset: 7 })).items).toEqual(
		whole.items.slice(7),
	);
	const { id } = demo.services.ktp;
	expect((await bench.key.get(`/services/${id}`)).data).toMatchObject({ code: 'KTP_VERIFICATION' });
});

test('folders: paged, searched, counted, created', async () => {
	const path = `/groups/${demo.group.id}/folders`;
	expect((await list(path)).items).toHaveLength(10);
	const found = await list(path, { search: 'MARCH' });
	expect(found).toMatchObject({ total: 1, items: [{ name: 'Loans March', total_service: 4 }] });
	expect((await bench.key.get(path, { params: { page_size: 101 } })).status).toBe(400);

	const { status, data } = await bench.key.post<{ id: string }>('/folders', { name: 'April' });
	expect(status).toBe(201);
	expect((await bench.key.get(`/folders/${data.id}`)).data).toMatchObject({
		name: 'April',
		group: demo.group,
	});
	expect((await bench.key.post('/folders', { name: 1 })).status).toBe(400);
});

test('templates: listed by type, created, read, updated', async () => {
	expect((await list('/templates/prebuilt')).items.map(({ name }) => name)).toContain('NPWP');
	const { total } = await list('/templates/custom');
	const template = { name: 'Invoice', description: 'Bill', schema: { total: { type: 'number' } } };
	const { data } = await bench.key.post<{ id: string }>('/templates', {
		...template,
		custom_id: 'inv',
	});
	expect(data).toMatchObject({ ...template, type: 'CUSTOM', updated_at: null });
	expect((await list('/templates/custom')).total).toBe(total + 1);
	const path = `/templates/${data.id}`;
	expect((await bench.key.put(path, { name: 'Bill' })).data).toMatchObject({
		...template,
		name: 'Bill',
	});
	expect((await bench.key.get(path)).data).toMatchObject({ name: 'Bill' });
	expect(await bench.key.post('/templates', { ...template, custom_id: 'inv' })).toMatchObject({
		status: 409,
		data: { error_code: 'ALREADY_EXISTS' },
	});
	expect((await bench.key.post('/templates', { name: 'x' })).status).toBe(400);
});

test('prebuilt templates cannot be changed; a schema can be proposed', async () => {
	const [prebuilt] = (await list('/templates/prebuilt')).items;
	expect((await bench.key.put(`/templates/${prebuilt?.id ?? ''}`, { name: 'x' })).status).toBe(403);
	const { data } = await bench.key.post<unknown>('/templates/autoschema', {
		description: 'invoice total',
	});
	const properties = { invoice: { type: 'string' }, total: { type: 'string' } };
	expect(data).toEqual({
		schema: { schema: { type: 'object', properties, required: ['invoice'] } },
	});
});

test('bank statements: header, confidence, merchants, of completed ones only', async () => {
	const id = demo.verifications.analysed;
	const path = `/bank-statements/${id}`;
	const [header] = bankStatementHeaders(id);
	expect((await bench.key.get(`${path}/headers/${header?.id ?? ''}`)).data).toEqual(header);
	expect((await bench.key.get(`${path}/headers/${id}`)).status).toBe(404);
	const summary = `${path}/confidence-summary`;
	expect((await bench.key.get(`${summary}?file_index=0`)).data).toMatchObject({ id });
	expect((await bench.key.get(summary)).status).toBe(400);
	expect((await bench.key.get(`${summary}?file_index=-1`)).status).toBe(400);
	expect((await bench.key.get(`${summary}?file_index=1`)).status).toBe(404);
	expect((await bench.key.get(`${path}/merchant-analysis`)).data).toMatchObject({ id, total: 2 });
	const waiting = `/bank-statements/${demo.verifications.bankStatement}/merchant-analysis`;
	expect((await bench.key.get(waiting)).status).toBe(404);
});
