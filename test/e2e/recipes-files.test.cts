// A recipe that writes files, pasted as it is on its page, against the sandbox.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demo } from '../../sandbox/index.cts';
import { neverExecuted } from './recipes/executed.cts';
import { importRecipe } from './recipes/import.cts';
import { openKitchen, type Kitchen } from './recipes/kitchen.cts';
import { readRecipe } from './recipes/page.cts';

let kitchen: Kitchen;

beforeAll(async () => {
	kitchen = await openKitchen('recipes with files');
});
afterAll(async () => {
	await kitchen.close();
});

test('documents-into-a-folder: every document of the result group is in the folder, whole', async () => {
	const recipe = readRecipe('documents-into-a-folder');
	const filesFolder = join(kitchen.filesFolder, randomUUID());
	await mkdir(filesFolder, { recursive: true });
	const { workflowId } = await importRecipe(
		{ ...kitchen, filesFolder },
		recipe,
		kitchen.credentials,
		{ 'Get many verifications': { resultId: demo.results.siti } },
	);
	const execution = await kitchen.run(workflowId, 'Start');

	const { ktp, bankStatement, slik, extraction } = demo.verifications;
	const names = await readdir(filesFolder);
	expect(names.sort()).toEqual(
		[
			`${ktp} ktp_file.svg`,
			`${ktp} selfie_file.svg`,
			`${bankStatement} bsa_file.pdf`,
			`${slik} slik_file.pdf`,
			`${extraction} document_file.pdf`,
		].sort(),
	);
	const card = await readFile(join(filesFolder, `${ktp} ktp_file.svg`), 'utf8');
	expect(card).toMatch(/^<svg[\s\S]+<\/svg>\s*$/);
	expect(neverExecuted(recipe, [execution])).toEqual([]);
	expect(kitchen.sandbox.record.contractErrors).toEqual([]);
});
