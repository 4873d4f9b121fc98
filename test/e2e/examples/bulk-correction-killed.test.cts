// Each verification is corrected once, and each row has its audit line and its report, whenever n8n is killed.
import { setTimeout as delay } from 'node:timers/promises';
import {
	APPROVER,
	Correction,
	csvFile,
	publishCorrections,
	REQUESTER,
} from './support/correction.cts';
import type { TableRow } from '../../../scripts/n8n/data-table.cts';
import { Mortal, pausedBefore, until } from './support/killing.cts';

const COUNT = 300;
const SECONDS_IN_DAYS = 1 / 86_400;
const OUTPUT = { employee: 'SITI CONTOH', net_salary: 7_000_000 };
let mortal: Mortal;

beforeAll(async () => {
	mortal = await Mortal.open('bulk-correction');
});
afterAll(async () => {
	await mortal.close();
});

afterEach(() => {
	expect(mortal.example.complaints()).toEqual([]);
	mortal.example.reset();
});

function salaries(count: number): string[] {
	const { state } = mortal.example.sandbox;
	return state.addVerifications(count, { output: OUTPUT }).map(({ id }) => id);
}

function states(rows: readonly TableRow[]): Set<unknown> {
	return new Set(rows.map(({ state }) => state));
}

test('n8n is killed while it waits for approval, between two updates, and while the outcomes are saved', async () => {
	const { example } = mortal;
	const { sandbox } = example;
	const ids = salaries(COUNT);
	const written = (): number[] => ids.map((id) => sandbox.record.writes(id).length);
	const workflowId = await publishCorrections(example);
	const july = new Correction(example, workflowId, 'Gaji Juli');
	await july.upload(csvFile(ids.map((id, index) => [id, 8_000_000 + index])));
	await july.mail(/^To approve: /);
	await july.waiting();
	await mortal.kill();

	sandbox.options.delayMs = 50;
	await july.decide('Approve');
	await until(() => written().filter((count) => count > 0).length > 50);
	await mortal.kill();
	sandbox.options.delayMs = 0;
	const midway = written().filter((count) => count > 0).length;
	expect(midway).toBeGreaterThan(50);
	expect(midway).toBeLessThan(COUNT);
	expect(states(await july.rows())).toEqual(new Set(['approved']));

	await mortal.killDuring(workflowId, 'Every hour', async () => {
		while (!states(await july.rows()).has('done')) await delay(5);
	});
	expect(states(await july.rows())).toEqual(new Set(['approved', 'done']));

	const execution = await example.run(workflowId, 'Every hour');
	expect(execution.failure).toBeUndefined();
	expect(written()).toEqual(ids.map(() => 1));
	const audit = await july.rows();
	expect(audit.map(({ verification_id }) => verification_id)).toEqual(ids);
	expect(audit.map(({ state, changes }) => [state, changes])).toEqual(
		ids.map((_, index) => ['done', `output.net_salary: 7000000 → ${8_000_000 + index}`]),
	);
	expect((await july.mail(/^Report: /)).text).toMatch(new RegExp(`^Done: ${COUNT}\n`));
}, 300_000);

test('n8n is killed between the outcomes and the report', async () => {
	const { example } = mortal;
	const ids = salaries(3);
	const workflowId = await publishCorrections(example);
	const august = new Correction(example, workflowId, 'Gaji Agustus');
	await august.upload(csvFile(ids.map((id) => [id, 8_000_000])));
	await august.mail(/^To approve: /);
	const reporting = example.parties.mail.hold(/^Report: /);
	await august.decide('Approve');
	await reporting;
	await mortal.kill();
	expect((await example.run(workflowId, 'Every hour')).failure).toBeUndefined();
	expect((await august.mail(/^Report: /)).text).toMatch(/^Done: 3\n/);
	expect(ids.map((id) => example.sandbox.record.writes(id).length)).toEqual([1, 1, 1]);
	const done = { state: 'done', reported: 'yes', changes: 'output.net_salary: 7000000 → 8000000' };
	expect(await august.rows()).toMatchObject([done, done, done]);
}, 180_000);

test('n8n is killed while the plan is saved: both are told that nothing was changed', async () => {
	const { example } = mortal;
	const ids = salaries(COUNT);
	const workflowId = await publishCorrections(example, {
		settings: { approval_within_days: SECONDS_IN_DAYS },
	});
	const may = new Correction(example, workflowId, 'Gaji Mei');
	await may.upload(csvFile(ids.map((id) => [id, 1])));
	while ((await may.rows()).length === 0) await delay(5);
	await mortal.kill();
	const planned = await may.rows();
	expect(planned.length).toBeLessThan(COUNT);
	expect(states(planned)).toEqual(new Set(['planned']));
	expect((await example.run(workflowId, 'Every hour')).failure).toBeUndefined();
	expect((await may.mail(/^Declined: /)).text).toMatch(/^Done: 0\n/);
	expect(states(await may.rows())).toEqual(new Set(['declined']));
	expect(example.sandbox.record.seen('PUT', /./)).toEqual([]);
}, 180_000);

test('n8n is killed between the approval and its taking effect: both are told that nothing was changed', async () => {
	const { example } = mortal;
	const ids = salaries(2);
	const workflowId = await publishCorrections(example, {
		settings: { approval_within_days: 30 * SECONDS_IN_DAYS },
		change: (workflow) => pausedBefore(workflow, 'Approve rows'),
	});
	const june = new Correction(example, workflowId, 'Gaji Juni');
	await june.upload(csvFile(ids.map((id) => [id, 1])));
	await june.decide('Approve');
	const late = Date.now() + 30_000;
	await mortal.kill();
	expect(states(await june.rows())).toEqual(new Set(['planned']));
	await until(() => Date.now() > late);
	expect((await example.run(workflowId, 'Every hour')).failure).toBeUndefined();
	expect((await june.mail(/^Declined: /)).to).toEqual([APPROVER, REQUESTER]);
	expect(states(await june.rows())).toEqual(new Set(['declined']));
	expect(example.sandbox.record.seen('PUT', /./)).toEqual([]);
}, 180_000);
