import { demo, type Verification } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const id = demo.verifications.slik;

function stored(): Verification {
	const verification = bench.sandbox.state.verifications.get(id);
	if (!verification) throw new Error('The demo verification is gone');
	return verification;
}

test('a review sets status, output and configuration, and answers the whole verification', async () => {
	const user = await bench.login();
	const before = structuredClone(stored());
	const review = {
		verification_status: 'COMPLETED',
		output: { checked: true },
		configuration: { fraud_detection: true },
	};
	const { status, data } = await user.put<Verification>(pathOf(id), review);
	expect(status).toBe(200);
	expect(data).toEqual({
		...before,
		status: 'COMPLETED',
		output: review.output,
		input_config: review.configuration,
		updated_at: data.updated_at,
	});
	expect(Date.parse(data.updated_at)).toBeGreaterThan(Date.parse(before.updated_at));
	expect((await user.get(pathOf(id))).data).toEqual(data);
});

test('what is not sent stays', async () => {
	const { output, input_config } = structuredClone(stored());
	const { data } = await bench.key.put<unknown>(pathOf(id), { verification_status: 'COMPLETED' });
	expect(data).toMatchObject({ status: 'COMPLETED', output, input_config });
});

test('replace: what is sent is all there is, and an empty object wipes', async () => {
	await bench.key.put(pathOf(id), { output: { debtor: { name: 'NAMA BARU' } } });
	expect(stored().output).toEqual({ debtor: { name: 'NAMA BARU' } });
	await bench.key.put(pathOf(id), { output: {} });
	expect(stored().output).toEqual({});
});

test('merge: objects are merged deeply, lists replace, an empty object changes nothing', async () => {
	bench.sandbox.options.updateSemantics = 'merge';
	const { output } = structuredClone(stored());
	await bench.key.put(pathOf(id), { output: { debtor: { name: 'NAMA BARU' }, facilities: [] } });
	const debtor = { nik: '9900004202920001', name: 'NAMA BARU' };
	expect(stored().output).toEqual({ ...output, debtor, facilities: [] });
	const writes = bench.sandbox.record.writes(id).length;
	await bench.key.put(pathOf(id), { output: {} });
	expect(bench.sandbox.record.writes(id)[writes]).toMatchObject({ changed: false });
});

test('each update has a later updated_at, also within one millisecond', async () => {
	const times = [];
	for (let turn = 0; turn < 20; turn += 1) {
		const { data } = await bench.key.put<Verification>(pathOf(id), { output: { turn } });
		times.push(data.updated_at);
	}
	expect(new Set(times).size).toBe(20);
	expect([...times].sort()).toEqual(times);
});

test('a status change is told to listeners, once', async () => {
	const seen: string[] = [];
	bench.sandbox.state.statusListeners.add(({ status }) => seen.push(status));
	await bench.key.put(pathOf(id), { verification_status: 'COMPLETED' });
	await bench.key.put(pathOf(id), { verification_status: 'COMPLETED' });
	expect(seen).toEqual(['COMPLETED']);
});

test('a key may be refused for updates only', async () => {
	bench.sandbox.options.apiKeyMayUpdate = false;
	const refused = await bench.key.put(pathOf(id), { verification_status: 'COMPLETED' });
	expect(refused).toMatchObject({ status: 403, data: { error_code: 'FORBIDDEN' } });
	expect((await bench.key.get(pathOf(id))).status).toBe(200);
	const user = await bench.login();
	expect((await user.put(pathOf(id), { verification_status: 'COMPLETED' })).status).toBe(200);
});

test('statuses that cannot be reviewed are a choice', async () => {
	const running = pathOf(demo.verifications.byStatus('IN_PROGRESS'));
	const refused = await bench.key.put(running, { output: {} });
	expect(refused).toMatchObject({ status: 400, data: { error_code: 'INVALID_REQUEST' } });
	bench.sandbox.options.unreviewableStatuses = [];
	expect((await bench.key.put(running, { output: {} })).status).toBe(200);
});

test('an update of nothing is a choice', async () => {
	expect((await bench.key.put(pathOf(id), {})).status).toBe(200);
	bench.sandbox.options.emptyUpdate = 'refuse';
	expect((await bench.key.put(pathOf(id), {})).data).toMatchObject({
		error_code: 'INVALID_REQUEST',
	});
});

test('unknown fields are a choice', async () => {
	const body = { verification_status: 'COMPLETED', comment: 'fine' };
	expect((await bench.key.put(pathOf(id), body)).status).toBe(200);
	bench.sandbox.options.strictBodies = true;
	expect(await bench.key.put(pathOf(id), body)).toMatchObject({
		status: 400,
		data: { error_code: 'INVALID_REQUEST', errors: [{ field: 'comment' }] },
	});
});

test('merge at the top only: what lies deeper is replaced', async () => {
	bench.sandbox.options.updateSemantics = 'mergeTopLevel';
	const { output } = structuredClone(stored());
	await bench.key.put(pathOf(id), { output: { debtor: { name: 'NAMA BARU' } } });
	expect(stored().output).toEqual({ ...output, debtor: { name: 'NAMA BARU' } });
});

test('an empty object may count as nothing, and null as leaving a field out', async () => {
	const { output } = structuredClone(stored());
	bench.sandbox.options.emptyObject = 'ignore';
	await bench.key.put(pathOf(id), { output: {} });
	expect(stored().output).toEqual(output);
	await bench.key.put(pathOf(id), { output: { a: 1, b: null } });
	expect(stored().output).toEqual({ a: 1, b: null });
	bench.sandbox.options.nullField = 'remove';
	await bench.key.put(pathOf(id), { output: { a: 1, b: null } });
	expect(stored().output).toEqual({ a: 1 });
});

test('an update may clear what it does not send', async () => {
	bench.sandbox.options.omittedFields = 'clear';
	const { output } = structuredClone(stored());
	await bench.key.put(pathOf(id), { output });
	expect(stored()).toMatchObject({ output, input_config: {} });
	await bench.key.put(pathOf(id), { verification_status: 'COMPLETED' });
	expect(stored()).toMatchObject({ output: {}, status: 'COMPLETED' });
});

test('an update may be in force some time after its answer', async () => {
	bench.sandbox.options.updateTakesMs = 30;
	const answer = await bench.key.put<Verification>(pathOf(id), {
		verification_status: 'COMPLETED',
	});
	expect([answer.data.status, stored().status]).toEqual(['NEED_REVIEW', 'NEED_REVIEW']);
	await new Promise<void>((resolve) => {
		bench.sandbox.state.statusListeners.add(() => {
			resolve();
		});
	});
	expect(stored().status).toBe('COMPLETED');
});
