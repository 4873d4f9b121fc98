import axios from 'axios';
import writeXlsxFile from 'write-excel-file/node';
import { gte } from 'semver';
import { APPROVER, csvFile, REQUESTER } from './support/correction.cts';
import { useCorrections } from './support/use-corrections.cts';

const UNKNOWN = '0b7e5d6a-9f1c-4c3e-8a55-2f4c1d9e7b10';
const OUTPUT = { employee: 'SITI CONTOH', net_salary: 7_000_000 };
const suite = useCorrections({ runsAllNodes: true });

function salaries(count: number): string[] {
	return suite.example.sandbox.state
		.addVerifications(count, { output: OUTPUT })
		.map(({ id }) => id);
}

function bodies(id: string): unknown[] {
	return suite.example.sandbox.record.writes(id).map(({ body }) => body);
}

/** To whom a mail went, and its subject, for each mail. */
function told(): unknown[] {
	return suite.example.parties.mail.mails.map(({ to, subject }) => [to, subject]);
}

test('what is declined is not written, and the one who asked is told', async () => {
	const [id = ''] = salaries(1);
	const april = suite.correction('Gaji April');
	await april.upload(csvFile([[id, 5]]));
	await april.decide('Decline');
	expect((await april.finished()).failure).toBeUndefined();
	expect((await april.mail(/^Declined: Gaji April/)).to).toEqual([APPROVER, REQUESTER]);
	expect(await april.rows()).toMatchObject([
		{ verification_id: id, state: 'declined', reported: 'yes' },
	]);
	expect(bodies(id)).toEqual([]);
});

test('nobody is asked to approve nothing; what looks like a formula is none in the report', async () => {
	const may = suite.correction('Gaji Mei');
	await may.upload(
		csvFile([
			[UNKNOWN, 5],
			[UNKNOWN.replace('0', '1'), 'lima'],
			['@SUM(1)', 1],
		]),
	);
	expect((await may.finished()).failure).toBeUndefined();
	expect((await may.rows()).map(({ verification_id, state }) => [verification_id, state])).toEqual([
		[UNKNOWN, 'refused'],
		["'@SUM(1)", 'refused'],
		[UNKNOWN.replace('0', '1'), 'refused'],
	]);
	const subjects = suite.example.parties.mail.mails.map(({ subject }) => subject);
	expect(subjects).toEqual([
		expect.stringMatching(/^Checked: Gaji Mei/),
		expect.stringMatching(/^Preview: Gaji Mei/),
	]);
	expect((await may.mail(/^Checked: /)).text).toMatch(
		/Refused: 3\n\nNone of the rows can be changed, so/,
	);
});

test('an Excel file with yes and no; a mail server that is busy for a moment', async () => {
	const [id = ''] = salaries(1);
	const sheet = [
		['verification_id', 'value'],
		[id, 'ya'],
	].map((row) => row.map((value) => ({ value })));
	const content = await writeXlsxFile(sheet).toBuffer();
	suite.example.parties.mail.refuse(1);
	const flags = suite.correction('Tetap');
	await flags.upload({ fileName: 'corrections.xlsx', content }, 'Yes or no', 'permanent');
	await flags.decide('Approve');
	expect((await flags.finished()).failure).toBeUndefined();
	expect(bodies(id)).toEqual([{ output: { ...OUTPUT, permanent: true } }]);
});

test('a row for which AnyCheck was not available is made up for within the hour', async () => {
	const [up = '', down = ''] = salaries(2);
	const june = suite.correction('Gaji Juni');
	await june.upload(csvFile([up, down].map((id) => [id, 6])));
	await june.mail(/^To approve: /);
	const outage = suite.example.sandbox.faults.add({
		match: { method: 'PUT', path: new RegExp(down) },
		fault: { type: 'status', status: 503 },
	});
	await june.decide('Approve');
	await june.finished();
	expect((await june.mail(/^Report: /)).text).toMatch(/^Done: 1\n.*\n.*\nStill to do.*: 1\n/);
	expect(await june.rows()).toMatchObject([
		{ verification_id: up, state: 'done' },
		{
			verification_id: down,
			state: 'approved',
			reason: expect.stringMatching(/not available/) as string,
		},
	]);
	outage.remove();
	suite.example.parties.mail.reset();
	expect((await suite.example.run(suite.workflowId, 'Every hour')).failure).toBeUndefined();
	expect((await june.mail(/^Report: /)).text).toMatch(/^Done: 2\n/);
	expect(await june.rows()).toMatchObject([{ state: 'done' }, { state: 'done', reason: '' }]);
	expect([up, down].map((id) => bodies(id).length)).toEqual([1, 1]);
});

test('what has changed since the approval is refused; what is there already is done', async () => {
	const [stale = '', same = '', fresh = ''] = salaries(3);
	const august = suite.correction('Gaji Agustus');
	await august.upload(csvFile([stale, same, fresh].map((id) => [id, 8_000_000])));
	await august.mail(/^To approve: /);
	suite.example.sandbox.state.find(stale).output = { ...OUTPUT, net_salary: 9_000_000 };
	suite.example.sandbox.state.find(same).output = { ...OUTPUT, net_salary: 8_000_000 };
	await august.decide('Approve');
	expect((await august.finished()).failure).toBeUndefined();
	expect([stale, same, fresh].map((id) => bodies(id).length)).toEqual([0, 0, 1]);
	expect(await august.rows()).toMatchObject([
		{ state: 'refused', reason: expect.stringMatching(/changed since the approval/) as string },
		{ state: 'done', reason: '' },
		{ state: 'done', reason: '' },
	]);
	expect((await august.mail(/^Report: /)).text).toMatch(/^Done: 2\n.*\nRefused: 1\n/);
});

test.each([
	['has a header only', csvFile([])],
	['is neither Excel nor CSV', { fileName: 'corrections.csv', content: '%PDF-1.7 verifications' }],
	['only looks like Excel', { fileName: 'corrections.xlsx', content: 'PK and nothing else' }],
	['is broken', { fileName: 'corrections.csv', content: 'verification_id,value\n"1,2\n3,4,5' }],
])('a file that %s: the requester is told', async (_what, file) => {
	const broken = suite.correction('Rusak');
	await broken.upload(file);
	expect((await broken.finished()).failure).toBeUndefined();
	expect(told()).toEqual([[[REQUESTER], 'Not possible: Rusak']]);
	expect(await broken.rows()).toEqual([]);
});

test('a file that is empty: the requester is told, in n8n 2.20 by the form', async () => {
	const { client } = suite.example;
	const before = await client.lastExecution(suite.workflowId);
	const empty = suite.correction('Kosong');
	const status = await empty.upload({ fileName: 'corrections.csv', content: '' });
	if (gte(client.version, '2.40.0')) {
		expect((await empty.finished()).failure).toBeUndefined();
		expect(told()).toEqual([[[REQUESTER], 'Not possible: Kosong']]);
	} else {
		expect(status).toBe(500);
		expect(await client.lastExecution(suite.workflowId)).toBe(before);
	}
	expect(await empty.rows()).toEqual([]);
});

test('the form is not for everybody', async () => {
	const url = `${suite.example.surroundings.url}/form/anycheck-correction`;
	expect((await axios.get(url, { proxy: false, validateStatus: () => true })).status).toBe(401);
});

test('as delivered, nothing is done before the settings are filled in', async () => {
	await suite.example.client.activate(await suite.example.import());
	const unset = suite.correction('Belum diatur');
	await unset.upload(csvFile([[UNKNOWN, 5]]));
	const clear = expect.stringMatching(/in Settings, fill in/) as string;
	expect((await unset.finished()).failure).toEqual(clear);
	expect((await suite.example.run(suite.workflowId, 'Every hour')).failure).toEqual(clear);
	expect(suite.example.parties.mail.mails).toEqual([]);
	expect(suite.example.sandbox.record.total).toBe(0);
	expect(await unset.rows()).toEqual([]);
});
