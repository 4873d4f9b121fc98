// Each verification is decided once, and each row has its audit line or its reason, although n8n is killed four times.
import { decisionsSheet, DECISIONS } from './support/decisions-sheet.cts';
import { Mortal, until } from './support/killing.cts';
import { MIXED, mixedRows } from './support/mixed-rows.cts';
import { withSettings } from './support/settings.cts';

const BATCH = /values:batchUpdate$/;
const PATIENCE_MS = 400_000;
let mortal: Mortal;

beforeAll(async () => {
	mortal = await Mortal.open('spreadsheet-of-decisions');
});
afterAll(async () => {
	await mortal.close();
});

test(
	'n8n is killed before a reason, before the plan, between two updates, and before the outcome is written',
	async () => {
		const { example } = mortal;
		const { sandbox, parties } = example;
		const rows = mixedRows(sandbox.state);
		const book = parties.sheets.add(decisionsSheet(rows));
		const workflowId = await example.import((one) => withSettings(one, { spreadsheet: book.url }));
		const results = (): unknown[] => book.records(DECISIONS).map(({ result }) => result);
		const written = (): number[] =>
			rows.map(({ verification_id }) => sandbox.record.writes(verification_id).length);
		const decided = (): number => written().filter((count) => count > 0).length;
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
		const nothing = rows.map(() => 0);

		await mortal.killDuring(workflowId, 'Start', atBatch(1));
		expect(new Set(results())).toEqual(new Set(['']));
		expect(written()).toEqual(nothing);

		// The first batch of this run has the reasons of the doubles.
		await mortal.killDuring(workflowId, 'Start', atBatch(2));
		expect(results()).toEqual(rows.map(({ kind }) => (kind === 'double' ? 'refused' : '')));
		expect(written()).toEqual(nothing);

		sandbox.options.delayMs = 30;
		await mortal.killDuring(workflowId, 'Start', async () => {
			await until(() => decided() > MIXED.applied / 3);
		});
		sandbox.options.delayMs = 0;
		const midway = decided();
		expect(midway).toBeLessThan(MIXED.applied);
		expect(results()).toEqual(rows.map(({ isApplied }) => (isApplied ? 'planned' : 'refused')));

		await mortal.killDuring(workflowId, 'Start', atBatch(2));
		expect(results().filter((result) => result === 'planned')).toHaveLength(MIXED.applied - midway);

		const execution = await example.run(workflowId, 'Start');
		expect(execution.failure).toBeUndefined();
		expect(written()).toEqual(rows.map(({ isApplied }) => (isApplied ? 1 : 0)));
		expect(book.records(DECISIONS)).toMatchObject(
			rows.map(({ verification_id, audit }) => ({ verification_id, ...audit })),
		);
		expect(example.complaints()).toEqual([]);
	},
	PATIENCE_MS,
);
