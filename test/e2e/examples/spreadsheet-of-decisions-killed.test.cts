// Each verification is decided once, and each row has its audit line, although n8n is killed three times.
import { decisionsSheet, DECISIONS } from './support/decisions-sheet.cts';
import { Mortal, until } from './support/killing.cts';
import { withSettings } from './support/settings.cts';

const BATCH = /values:batchUpdate$/;
const COUNT = 200;
let mortal: Mortal;

beforeAll(async () => {
	mortal = await Mortal.open('spreadsheet-of-decisions');
});
afterAll(async () => {
	await mortal.close();
});

test('n8n is killed before the plan is written, between two updates, and before the outcome is written', async () => {
	const { example } = mortal;
	const { sandbox, parties } = example;
	const ids = sandbox.state.addVerifications(COUNT).map(({ id }) => id);
	const book = parties.sheets.add(
		decisionsSheet(ids.map((id) => ({ verification_id: id, decision: 'COMPLETED' }))),
	);
	const workflowId = await example.import((one) => withSettings(one, { spreadsheet: book.url }));
	const results = (): unknown[] => book.records(DECISIONS).map(({ result }) => result);
	const written = (): number[] => ids.map((id) => sandbox.record.writes(id).length);
	const atBatch = (nth: number) => async (): Promise<void> => {
		let isThere = false;
		const before = (): void => {
			isThere = true;
		};
		parties.sheets.interrupt({
			match: { method: 'POST', path: BATCH, nth, count: 1 },
			before,
			answer: 'reset',
		});
		await until(() => isThere);
	};

	await mortal.killDuring(workflowId, 'Start', atBatch(1));
	expect(new Set(results())).toEqual(new Set(['']));
	expect(Math.max(...written())).toBe(0);

	sandbox.options.delayMs = 30;
	await mortal.killDuring(workflowId, 'Start', async () => {
		await until(() => written().filter((count) => count > 0).length > 50);
	});
	sandbox.options.delayMs = 0;
	const midway = written().filter((count) => count > 0).length;
	expect(midway).toBeGreaterThan(50);
	expect(midway).toBeLessThan(COUNT);
	expect(new Set(results())).toEqual(new Set(['planned']));

	await mortal.killDuring(workflowId, 'Start', atBatch(2));
	expect(results().filter((result) => result === 'planned')).toHaveLength(COUNT - midway);

	const execution = await example.run(workflowId, 'Start');
	expect(execution.failure).toBeUndefined();
	expect(written()).toEqual(ids.map(() => 1));
	const audit = book.records(DECISIONS);
	expect(audit.map(({ verification_id }) => verification_id)).toEqual(ids);
	for (const line of audit) {
		expect(line).toMatchObject({
			result: 'done',
			reason: '',
			changes: 'status: "NEED_REVIEW" → "COMPLETED"',
			status: 'COMPLETED',
		});
	}
	expect(example.complaints()).toEqual([]);
});
