// Recipes with a form, filled in by a person in Chromium, pasted as they are on their pages, against the sandbox.
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { demo } from '../../sandbox/index.cts';
import { openBrowser, screenshot } from './harness/browser.cts';
import { executionsOf } from './harness/executions.cts';
import { neverExecuted } from './recipes/executed.cts';
import { openKitchen, type Kitchen } from './recipes/kitchen.cts';
import { readRecipe, type Recipe } from './recipes/page.cts';
import type { Parameters } from './recipes/import.cts';
import { Visitor } from './recipes/visitor.cts';

let kitchen: Kitchen;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
	kitchen = await openKitchen('recipes with forms');
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await kitchen.close();
});
beforeEach(async () => {
	kitchen.sandbox.reset();
	visitor = await Visitor.come(browser);
});
afterEach(async () => {
	await visitor.leave();
	expect(kitchen.sandbox.record.contractErrors).toEqual([]);
});

/** Imports and publishes a recipe. */
async function published(
	recipe: Recipe,
	filled: Parameters = {},
): Promise<{ workflowId: string; webhookId: string }> {
	const imported = await kitchen.import(recipe, filled);
	await kitchen.client.activate(imported.workflowId);
	return imported;
}

/** Nodes that no execution of the workflow has run. */
async function unusedNodes(recipe: Recipe, workflowId: string, atLeast: number): Promise<string[]> {
	const ids = await executionsOf(kitchen.client, workflowId, atLeast);
	const executions = [];
	for (const id of ids) executions.push(await kitchen.client.finished(id));
	return neverExecuted(recipe, executions);
}

test('correct-one-field: the change is shown, and made after a yes only; all other fields stay', async () => {
	const { sandbox } = kitchen;
	const recipe = readRecipe('correct-one-field');
	const { workflowId, webhookId } = await published(recipe);
	const output = { employee: 'SITI CONTOH', net_salary: 7_250_000 };
	const id = kitchen.verification({ output });
	const ask = async (verification: string, salary: string) => {
		const fields = { Verification: verification, 'Net salary': salary };
		await visitor.fill(kitchen, webhookId, fields);
		await visitor.submit();
	};
	const answer = async (choice: string) => {
		await visitor.page.getByLabel('Change it?').selectOption(choice);
		await visitor.submit();
	};

	await ask(id, '7500000');
	await visitor.reads('Now: 7250000. After the change: 7500000');
	await screenshot(visitor.page, 'recipe-correct-one-field');
	expect(sandbox.record.seen('PUT', /./)).toEqual([]);
	await answer('No');
	await visitor.reads('Nothing was changed');
	expect(sandbox.state.find(id).output).toEqual(output);

	await ask(id, '7500000');
	await answer('Yes');
	await visitor.reads('Changed');
	expect(sandbox.state.find(id).output).toEqual({ ...output, net_salary: 7_500_000 });

	await ask(id, '7500000');
	await visitor.reads('Now: 7500000. After the change: 7500000');
	await answer('Yes');
	await visitor.reads('It was so already');
	expect(sandbox.record.writes(id)).toHaveLength(1);

	await ask('A-17', '1');
	await visitor.reads("'Verification' is not a valid ID");
	expect(await unusedNodes(recipe, workflowId, 4)).toEqual([]);
});

test('list-as-excel: the file has what waits for review, or its columns alone', async () => {
	const recipe = readRecipe('list-as-excel');
	const { workflowId, webhookId } = await published(recipe);
	const listOf = async (resultId: string) => {
		await visitor.fill(kitchen, webhookId, { 'Result ID': resultId });
		const downloaded = visitor.page.waitForEvent('download');
		await visitor.submit();
		const download = await downloaded;
		expect(download.suggestedFilename()).toBe('need-review.xlsx');
		return await readSheet(await readFile(await download.path()));
	};

	const [header, ...rows] = await listOf(demo.results.siti);
	expect(header).toEqual(['id', 'service', 'result', 'waits_since']);
	const { bankStatement, slik, extraction } = demo.verifications;
	expect(rows.map(([id]) => id)).toEqual([bankStatement, slik, extraction]);
	expect(rows.map(([, service]) => service)).toEqual([
		'Bank Statement',
		'SLIK',
		'Document Extraction',
	]);
	const [headerAlone, ...none] = await listOf(demo.results.dewi);
	expect(headerAlone).toEqual(header);
	expect(none.flat().filter((cell) => cell !== null)).toEqual([]);

	await visitor.fill(kitchen, webhookId, { 'Result ID': 'A-17' });
	await visitor.submit();
	await visitor.reads("'Result ID' is not a valid ID");
	expect(await unusedNodes(recipe, workflowId, 3)).toEqual([]);
});

test('wait-without-public-address: two pictures become a verification, whose result is on the last page', async () => {
	const { sandbox } = kitchen;
	const recipe = readRecipe('wait-without-public-address');
	const picked = (value: string) => ({ __rl: true, mode: 'list', value });
	const { workflowId, webhookId } = await published(recipe, {
		'Create verification': {
			serviceId: picked(demo.services.ktp.id),
			folderId: picked(demo.folders.loans.id),
		},
	});
	const picture = (name: string) => ({
		name: `${name}.jpg`,
		mimeType: 'image/jpeg',
		buffer: Buffer.from(`picture of a ${name}`),
	});
	const upload = async () => {
		await visitor.fill(kitchen, webhookId);
		await visitor.page.getByLabel('KTP').setInputFiles(picture('KTP'));
		await visitor.page.getByLabel('Selfie').setInputFiles(picture('face'));
		await visitor.submit();
	};

	sandbox.options.processingMs = 1500;
	await upload();
	await visitor.reads('VERIFIED');
	const [created] = [...sandbox.state.verifications.values()].slice(-1);
	await visitor.reads(`Verification ${created?.id}`);
	await screenshot(visitor.page, 'recipe-wait-without-public-address');
	expect(created?.input_config).toMatchObject({ verification_type: 'KTP_SELFIE' });
	expect(created?.total_files).toBe(2);
	expect(created?.webhook_url).toBeNull();
	expect(sandbox.record.deliveries).toEqual([]);

	sandbox.options.credits = 0;
	await upload();
	await visitor.reads('The organization has too few credits');
	expect(await unusedNodes(recipe, workflowId, 2)).toEqual([]);
});
