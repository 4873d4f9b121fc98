// Approved rows that cannot be written: they are tried again, both hear of it when there is news, and not for ever.
import { Correction, csvFile, publishCorrections } from './support/correction.cts';
import { useCorrections } from './support/use-corrections.cts';

const A_MILLISECOND = 1 / 86_400_000;
const suite = useCorrections({ label: 'late' }, beforeEach);

/** Uploads a correction of verifications that are there. */
async function uploaded(title: string, count: number): Promise<[Correction, string[]]> {
	const output = { net_salary: 7_000_000 };
	const ids = suite.example.sandbox.state.addVerifications(count, { output }).map(({ id }) => id);
	const correction = suite.correction(title);
	await correction.upload(csvFile(ids.map((id) => [id, 1])));
	await correction.mail(/^To approve: /);
	return [correction, ids];
}

function reports(): string[] {
	const { mails } = suite.example.parties.mail;
	return mails.filter(({ subject }) => subject.startsWith('Report: ')).map(({ text }) => text);
}

async function hourly(): Promise<void> {
	expect((await suite.example.run(suite.workflowId, 'Every hour')).failure).toBeUndefined();
}

test('a credential that cannot be used refuses no row: they are written when it can be', async () => {
	const [blocked, ids] = await uploaded('Tanpa akun', 2);
	await suite.example.changeAccount({ email: '', password: '' });
	await blocked.decide('Approve');
	expect((await blocked.finished()).failure).toBeUndefined();
	expect(await blocked.rows()).toMatchObject([{ state: 'approved' }, { state: 'approved' }]);
	await suite.example.changeAccount({});
	await hourly();
	expect(await blocked.rows()).toMatchObject([{ state: 'done' }, { state: 'done' }]);
	expect(ids.map((id) => suite.example.sandbox.record.writes(id).length)).toEqual([1, 1]);
});

test('a row that cannot be written is reported when there is news, and refused in the end', async () => {
	const [stuck, [forbidden = '', free = '']] = await uploaded('Dilarang', 2);
	suite.example.sandbox.faults.add({
		match: { path: `/verifications/${forbidden}` },
		fault: { type: 'status', status: 403 },
	});
	await stuck.decide('Approve');
	expect((await stuck.finished()).failure).toBeUndefined();
	await hourly();
	await hourly();
	expect(reports()).toEqual([expect.stringMatching(/Done: 1\n.*\n.*\nStill to do.*: 1\n/)]);
	expect(await stuck.rows()).toMatchObject([{ state: 'approved' }, { state: 'done' }]);

	await publishCorrections(suite.example, { settings: { approval_within_days: A_MILLISECOND } });
	await hourly();
	await hourly();
	expect(reports()).toHaveLength(2);
	expect(reports()[1]).toMatch(/^Done: 1\n.*\nRefused: 1\nStill to do.*: 0\n/);
	const reason =
		/^It could not be written for too long after the approval.*AnyCheck does not allow/s;
	expect(await stuck.rows()).toMatchObject([
		{ state: 'refused', reported: 'yes', reason: expect.stringMatching(reason) as string },
		{ verification_id: free, state: 'done' },
	]);
});

test('an approval that is too old is not carried out any more', async () => {
	const [old, ids] = await uploaded('Lama', 1);
	const outage = suite.example.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: { type: 'status', status: 503 },
	});
	await old.decide('Approve');
	await old.finished();
	outage.remove();
	const before = ids.map((id) => suite.example.sandbox.record.writes(id).length);
	await publishCorrections(suite.example, { settings: { approval_within_days: A_MILLISECOND } });
	await hourly();
	expect(await old.rows()).toMatchObject([{ state: 'refused' }]);
	expect(ids.map((id) => suite.example.sandbox.record.writes(id).length)).toEqual(before);
});
