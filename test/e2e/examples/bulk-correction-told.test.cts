// Who is told what: former values nobody but the approver; and somebody whatever goes wrong, once.
import { APPROVER, csvFile, publishCorrections, REQUESTER } from './support/correction.cts';
import { until } from './support/killing.cts';
import { useCorrections } from './support/use-corrections.cts';

const NAME = 'SITI CONTOH';
const NIK = '9900004201900001';
const OUTPUT = { identity: { name: NAME, nik: NIK }, pages: [NIK], net_salary: 7_654_321 };
const A_SECOND = 1 / 86_400;
const suite = useCorrections({ label: 'told' });

function verifications(count: number): string[] {
	return suite.example.sandbox.state
		.addVerifications(count, { output: OUTPUT })
		.map(({ id }) => id);
}

function subjects(pattern: RegExp): string[] {
	return suite.example.parties.mail.mails
		.map(({ subject }) => subject)
		.filter((subject) => pattern.test(subject));
}

/** Everything that was mailed to the address that somebody typed into the form. */
function toRequester(): string {
	const { mails } = suite.example.parties.mail;
	return JSON.stringify(mails.filter(({ to }) => to.includes(REQUESTER)));
}

test('the requester gets no former value; the approver sees it before the decision', async () => {
	const [id = ''] = verifications(1);
	const salaries = suite.correction('Gaji');
	await salaries.upload(csvFile([[id, 8_000_000]]));
	const preview = await salaries.mail(/^Preview: /);
	expect(preview.to).toEqual([APPROVER]);
	expect(preview.attachments['preview.csv']).toContain('7654321 → 8000000');
	const checked = await salaries.mail(/^Checked: Gaji #/);
	expect([checked.to, checked.attachments]).toEqual([[REQUESTER], {}]);
	expect(checked.text).toMatch(/^Would be changed: 1\nAlready so: 0\nRefused: 0\n/);
	expect(checked.text).toContain('is asked whether to make the changes');
	await salaries.decide('Approve');
	await salaries.finished();
	const report = await salaries.mail(/^Report: /);
	expect(report.to).toEqual([APPROVER, REQUESTER]);
	expect(report.attachments['report.csv']).toContain(',done,');
	expect(toRequester()).not.toMatch(/7654321|CONTOH|99000042/);
});

test.each(['identity', 'pages', 'identity.name.first'])(
	'what is or would become an object or a list is refused, and not shown: %s',
	async (field) => {
		const [id = ''] = verifications(1);
		const whole = suite.correction(`Semua ${field}`);
		await whole.upload(csvFile([[id, 'x']]), 'Text', field);
		expect((await whole.finished()).failure).toBeUndefined();
		expect(await whole.rows()).toMatchObject([
			{ state: 'refused', reason: expect.stringMatching(/several fields or a list/) as string },
		]);
		expect(JSON.stringify(suite.example.parties.mail.mails)).not.toMatch(/CONTOH|99000042/);
		expect(subjects(/^To approve/)).toEqual([]);
	},
);

test('one verification in several spellings is one that is in the file twice', async () => {
	const [id = '', other = ''] = verifications(2);
	const twice = suite.correction('Ganda');
	await twice.upload(
		csvFile([
			[id, 1],
			[` ${id.toUpperCase()} `, 2],
			[`https://app.example.test/results/${other}/verifications/${id}?tab=1`, 3],
			[other, 4],
		]),
	);
	await twice.decide('Approve');
	await twice.finished();
	expect(suite.example.sandbox.record.writes(id)).toEqual([]);
	expect(suite.example.sandbox.record.writes(other)).toHaveLength(1);
	const double = { state: 'refused', reason: expect.stringMatching(/more than once/) as string };
	expect(await twice.rows()).toMatchObject([{ state: 'done' }, double, double, double]);
});

test('lines without content are passed over; what lacks its verification is refused', async () => {
	const [id = ''] = verifications(1);
	const gaps = suite.correction('Baris kosong');
	await gaps.upload(
		csvFile([
			[id, 1],
			['', ''],
			['', 2],
			[id.replace(/.$/, ''), ''],
		]),
	);
	await gaps.decide('Approve');
	await gaps.finished();
	const reasons = (await gaps.rows()).map(({ reason }) => reason);
	expect(reasons.sort()).toEqual([
		'',
		'The value is empty.',
		expect.stringMatching(/^The verification_id is missing/),
	]);
});

test('a title that looks like a formula is none in a file', async () => {
	const [id = ''] = verifications(1);
	const formula = suite.correction('=HYPERLINK(A1)');
	await formula.upload(csvFile([[id, 'lima']]));
	await formula.finished();
	const { attachments } = await formula.mail(/^Preview: /);
	expect(attachments['preview.csv']).toContain("'=HYPERLINK");
	expect(attachments['preview.csv']).not.toMatch(/(^|[\n,"])=/);
});

test('a mail server that is busy: the approver is asked all the same, and once', async () => {
	const [id = ''] = verifications(1);
	suite.example.parties.mail.refuse(2, /^To approve: /);
	const busy = suite.correction('Sibuk');
	await busy.upload(csvFile([[id, 1]]));
	await busy.decide('Approve');
	expect((await busy.finished()).failure).toBeUndefined();
	expect(subjects(/^To approve: /)).toHaveLength(1);
	expect(suite.example.sandbox.record.writes(id)).toHaveLength(1);
});

test('a requester whose address takes no mail holds up nothing', async () => {
	const [id = ''] = verifications(1);
	suite.example.parties.mail.refuse(3, /^Checked: /);
	const unknown = suite.correction('Salah alamat');
	await unknown.upload(csvFile([[id, 1]]));
	await unknown.decide('Approve');
	expect((await unknown.finished()).failure).toBeUndefined();
	expect(suite.example.sandbox.record.writes(id)).toHaveLength(1);
});

test('a report that could not be sent is sent by the hourly run, once', async () => {
	const [id = ''] = verifications(1);
	suite.example.parties.mail.refuse(3, /^Report: /);
	const late = suite.correction('Terlambat');
	await late.upload(csvFile([[id, 1]]));
	await late.decide('Approve');
	expect((await late.finished()).failure).toBeDefined();
	expect(await late.rows()).toMatchObject([{ state: 'done', reported: 'no' }]);
	for (let hour = 0; hour < 2; hour += 1) {
		expect((await suite.example.run(suite.workflowId, 'Every hour')).failure).toBeUndefined();
	}
	expect(subjects(/^Report: /)).toHaveLength(1);
	expect(await late.rows()).toMatchObject([{ state: 'done', reported: 'yes' }]);
	expect(suite.example.sandbox.record.writes(id)).toHaveLength(1);
});

test('an hourly run leaves alone what another run is just writing', async () => {
	await publishCorrections(suite.example, { leftOverAfterMinutes: 30 });
	const ids = verifications(40);
	const running = suite.correction('Bersamaan');
	await running.upload(csvFile(ids.map((id) => [id, 1])));
	await running.mail(/^To approve: /);
	suite.example.sandbox.options.delayMs = 1_500;
	await running.decide('Approve');
	await until(() => suite.example.sandbox.record.seen('PUT', /./).length > 5);
	await suite.example.run(suite.workflowId, 'Every hour');
	expect(suite.example.sandbox.record.seen('PUT', /./).length).toBeLessThan(ids.length);
	expect((await running.finished()).failure).toBeUndefined();
	expect(subjects(/^Report: /)).toHaveLength(1);
	expect(ids.map((id) => suite.example.sandbox.record.writes(id).length)).toEqual(ids.map(() => 1));
	await publishCorrections(suite.example);
});

test('what nobody decides is declined, and both are told once', async () => {
	await publishCorrections(suite.example, { settings: { approval_within_days: A_SECOND } });
	const [id = ''] = verifications(1);
	const forgotten = suite.correction('Terlupa');
	await forgotten.upload(csvFile([[id, 1]]));
	await forgotten.mail(/^To approve: /);
	await forgotten.waiting();
	const aSecondAgo = Date.now();
	await until(() => Date.now() > aSecondAgo + 1_100);
	expect((await suite.example.run(suite.workflowId, 'Every hour')).failure).toBeUndefined();
	expect((await forgotten.mail(/^Declined: Terlupa/)).to).toEqual([APPROVER, REQUESTER]);
	expect(await forgotten.rows()).toMatchObject([
		{ state: 'declined', reported: 'yes', reason: expect.stringMatching(/^Nobody/) as string },
	]);
	await publishCorrections(suite.example);
});
