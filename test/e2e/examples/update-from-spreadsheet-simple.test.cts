import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readRows, writeExcel, type FileRow } from './support/decision-files.cts';
import { SHEET, row } from './support/file-run.cts';
import { useSimple } from './support/simple.cts';

const suite = useSimple('update-from-spreadsheet');

/** The files of rows that were not applied. */
async function refused(): Promise<string[]> {
	const { filesFolder } = suite.example.surroundings;
	const names = (await readdir(filesFolder)).filter((name) => name.startsWith('not applied '));
	return names.sort().map((name) => join(filesFolder, name));
}

async function run(rows: readonly FileRow[]): Promise<void> {
	const { example } = suite;
	await writeExcel(join(example.surroundings.filesFolder, SHEET), rows);
	expect((await example.run(await example.import(), 'Start')).failure).toBeUndefined();
}

function waiting(output: object): string {
	const [made] = suite.example.sandbox.state.addVerifications(1, { output: { ...output } });
	return made?.id ?? '';
}

function bodies(id: string): unknown[] {
	return suite.example.sandbox.record.writes(id).map(({ body }) => body);
}

afterEach(async () => {
	for (const file of await refused()) await rm(file);
});

test('each row is recorded, and only the fields that it names', async () => {
	const output = { employee: 'SITI CONTOH', net_salary: 7_250_000 };
	const [decided, corrected] = [waiting(output), waiting(output)];
	await run([row(decided, 'COMPLETED'), row(corrected, 'NEED_REVIEW', '{"net_salary": 7500000}')]);
	expect(bodies(decided)).toEqual([{ verification_status: 'COMPLETED' }]);
	expect(bodies(corrected)).toEqual([
		{ verification_status: 'NEED_REVIEW', output: { ...output, net_salary: 7_500_000 } },
	]);
	expect(await refused()).toEqual([]);
});

test('a row that cannot be recorded comes back with the reason, and that file can be run again', async () => {
	const [good, elsewhere] = [waiting({}), waiting({})];
	suite.example.sandbox.state.find(elsewhere).status = 'FRAUD_DETECTED';
	await run([row(good, 'COMPLETED'), row(elsewhere, 'COMPLETED'), row('KTP-0042', 'COMPLETED')]);
	const [file = ''] = await refused();
	const rows = await readRows(file);
	expect(rows).toMatchObject([
		{ ...row(elsewhere, 'COMPLETED'), error: 'The verification has the status FRAUD_DETECTED' },
		{ ...row('KTP-0042', 'COMPLETED'), error: expect.stringMatching(/not a valid ID/) as string },
	]);
	expect([good, elsewhere].map((id) => bodies(id).length)).toEqual([1, 0]);
	suite.example.sandbox.state.find(elsewhere).status = 'NEED_REVIEW';
	await run(rows.slice(0, 1));
	expect(bodies(elsewhere)).toHaveLength(1);
});
