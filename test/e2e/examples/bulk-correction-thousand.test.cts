import type { Verification } from '../../../sandbox/index.cts';
import {
	APPROVER,
	Correction,
	csvFile,
	publishCorrections,
	REQUESTER,
} from './support/correction.cts';
import { Example } from './support/example.cts';

const UNKNOWN = '0b7e5d6a-9f1c-4c3e-8a55-2f4c1d9e7b10';
const OUTPUT = { employee: 'SITI CONTOH', net_salary: 7_000_000 };
const MINUTES = 60_000;
let example: Example;
let workflowId: string;

beforeAll(async () => {
	example = await Example.open('bulk-correction', { label: '1,000' });
	workflowId = await publishCorrections(example);
});
afterAll(async () => {
	await example.close();
});

function salaries(count: number, status: Verification['status'] = 'COMPLETED'): string[] {
	const overrides = { status, output: OUTPUT };
	return example.sandbox.state.addVerifications(count, overrides).map(({ id }) => id);
}

function bodies(id: string): unknown[] {
	return example.sandbox.record.writes(id).map(({ body }) => body);
}

test(
	'1,000 verifications: previewed, approved, written, and each row reported',
	async () => {
		const ids = salaries(1000);
		const [running = ''] = salaries(1, 'IN_PROGRESS');
		const [same = '', twice = '', letters = '', ...others] = ids;
		const march = new Correction(example, workflowId, 'Gaji Maret');
		const status = await march.upload(
			csvFile([
				[same, OUTPUT.net_salary],
				[twice, 1],
				[twice, 2],
				[letters, 'tujuh juta'],
				[UNKNOWN, 1],
				['KTP-0042', 1],
				[running, 1],
				...others.map((id, index) => [id, 8_000_000 + index]),
			]),
		);
		expect(status).toBe(200);

		const preview = await march.mail(/^Preview: Gaji Maret #\d+$/);
		expect(preview.to).toEqual([APPROVER]);
		expect(preview.text).toMatch(/^Would be changed: 997\nAlready so: 1\nRefused: 6\n/);
		const change = 'output.net_salary: 7000000 → 8000000';
		expect(preview.attachments['preview.csv']).toContain(change);
		expect(example.sandbox.record.seen('PUT', /./)).toEqual([]);
		expect((await march.mail(/^To approve: Gaji Maret/)).to).toEqual([APPROVER]);

		await march.decide('Approve');
		expect((await march.finished()).failure).toBeUndefined();
		for (const [index, id] of others.entries()) {
			expect(bodies(id)).toEqual([{ output: { ...OUTPUT, net_salary: 8_000_000 + index } }]);
		}
		expect([same, twice, letters, running].flatMap((id) => bodies(id))).toEqual([]);

		const rows = await march.rows();
		const reasons = new Map(rows.map((row) => [row.verification_id, row.reason]));
		expect(rows).toHaveLength(1004);
		expect(rows.filter(({ state }) => state === 'done')).toHaveLength(997);
		expect(rows.find((row) => row.verification_id === others[0])).toMatchObject({
			state: 'done',
			changes: change,
			requested_by: REQUESTER,
		});
		expect(rows.find((row) => row.verification_id === same)?.state).toBe('already so');
		expect(reasons.get(twice)).toMatch(/more than once/);
		expect(reasons.get(letters)).toMatch(/^The value is not a number\./);
		expect(reasons.get(UNKNOWN)).toMatch(/was not found\. Check the ID/);
		expect(reasons.get('KTP-0042')).toMatch(/not a valid ID/);
		expect(reasons.get(running)).toMatch(/has the status IN_PROGRESS/);

		const report = await march.mail(/^Report: Gaji Maret/);
		expect(report.to).toEqual([APPROVER, REQUESTER]);
		expect(report.text).toMatch(/^Done: 997\nAlready so: 1\nRefused: 6\nStill to do.*: 0\n/);
		const [, ...lines] = (report.attachments['report.csv'] ?? '').split(/\n(?=Gaji Maret #)/);
		expect(lines).toHaveLength(1004);
		expect(lines.slice(0, 6).every((line) => line.includes(',refused,'))).toBe(true);
		expect(lines.filter((line) => line.includes(',refused,'))).toHaveLength(6);
		expect(example.complaints()).toEqual([]);
	},
	5 * MINUTES,
);
