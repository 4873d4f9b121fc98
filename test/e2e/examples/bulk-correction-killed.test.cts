// Each verification is corrected once, and each row has its audit line, although n8n is killed three times.
import { setTimeout as delay } from 'node:timers/promises';
import { Correction, csvFile, publishCorrections } from './support/correction.cts';
import type { TableRow } from './support/data-table.cts';
import { Mortal, until } from './support/killing.cts';

const COUNT = 300;
let mortal: Mortal;

beforeAll(async () => {
	mortal = await Mortal.open('bulk-correction');
});
afterAll(async () => {
	await mortal.close();
});

function states(rows: readonly TableRow[]): Set<unknown> {
	return new Set(rows.map(({ state }) => state));
}

test('n8n is killed while it waits for approval, between two updates, and while the outcomes are saved', async () => {
	const { example } = mortal;
	const { sandbox, parties } = example;
	const output = { employee: 'SITI CONTOH', net_salary: 7_000_000 };
	const ids = sandbox.state.addVerifications(COUNT, { output }).map(({ id }) => id);
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
	expect(parties.complaints()).toEqual([]);
}, 300_000);
