// What the editor offers while a user fills in an update: verifications and their fields.
import type { Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { screenshot } from './harness/browser.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import type { NodePanel } from './harness/node-panel.cts';
import { openUpdate, RECORD_MODE } from './harness/update-panel.cts';

const { ktp, bankStatement } = demo.verifications;
let context: EditorContext;
let page: Page;

beforeAll(async () => {
	context = await openEditorContext('editor fields');
	({ page } = context);
});
afterAll(async () => {
	await context.close();
});

function bodies(id: string): unknown[] {
	return context.sandbox.record.writes(id).map(({ body }) => body);
}

describe('a verification chosen from the list', () => {
	let panel: NodePanel;

	beforeAll(async () => {
		panel = await openUpdate(page, context);
	});

	test('the list has the verifications of the result group', async () => {
		await panel.parameter('resultId').locator('input').fill(demo.results.siti);
		await panel.root.getByTestId('rlc-input').click();
		const entries = page.getByTestId('rlc-item');
		await entries.first().waitFor();
		await screenshot(page, 'list');
		const names = await entries.allInnerTexts();
		expect(names.map((name) => name.split(' · ')[0])).toEqual([
			'KTP & PEP',
			'Bank Statement',
			'SLIK',
			'Document Extraction',
		]);
	});

	test('searching narrows it, and one can be chosen', async () => {
		const entries = page.getByTestId('rlc-item');
		await page.getByTestId('rlc-search').fill('bank');
		await entries.filter({ hasText: 'SLIK' }).waitFor({ state: 'detached' });
		await entries.filter({ hasText: 'Bank Statement' }).waitFor();
		await screenshot(page, 'list-search');
		expect(await entries.allInnerTexts()).toEqual([expect.stringMatching(/^Bank Statement · /)]);
		await entries.click();
		await entries.waitFor({ state: 'detached' });
		const chosen = panel.root.getByTestId('rlc-input');
		expect(await chosen.locator('input').or(chosen).first().inputValue()).toMatch(
			/^Bank Statement · …db4839 · Need Review · \d{4}-\d\d-\d\d$/,
		);
	});

	test('its fields are offered, none is filled in yet', async () => {
		await panel.choose('outputMode', RECORD_MODE);
		await panel.root.getByTestId('add-fields-select').waitFor();
		await screenshot(page, 'record-empty');
		expect(await panel.root.locator('[data-test-id^="remove-field-button"]').count()).toBe(0);
		expect(await panel.openFields()).toEqual([
			'account.holder',
			'account.number',
			'account.bank',
			'account.currency',
			'period.from',
			'period.to',
			'balance.opening',
			'balance.closing',
			'months',
			'suspicious (now false)',
			'notes',
		]);
		await screenshot(page, 'record-offered');
		await page.getByRole('menuitem', { name: 'account.holder' }).click();
	});

	test('each has the input that its value needs', async () => {
		const holder = panel.parameter('account.holder');
		const closing = await panel.addField('balance.closing');
		const months = await panel.addField('months');
		await screenshot(page, 'record-inputs');
		expect(await holder.locator('input[type="text"]').count()).toBe(1);
		expect(await closing.getByRole('spinbutton').count()).toBe(1);
		expect(await months.locator('.cm-content').count()).toBe(1);
	});

	test('only what is filled in is sent', async () => {
		await panel.parameter('balance.closing').getByRole('spinbutton').fill('7000000.5');
		await panel.choose('writeMode', 'Replace');
		await panel.execute();
		await screenshot(page, 'record-sent');
		expect(bodies(bankStatement)).toEqual([{ output: { balance: { closing: 7_000_000.5 } } }]);
	});
});

describe('a verification with a field that is true or false', () => {
	let panel: NodePanel;

	beforeAll(async () => {
		panel = await openUpdate(page, context, ktp);
		await panel.choose('outputMode', RECORD_MODE);
	});
	beforeEach(() => {
		context.sandbox.record.clear();
	});

	test('it is not sent unless somebody adds it', async () => {
		const name = await panel.addField('identity.name');
		await name.locator('input').fill('SITI CONTOH BARU');
		await panel.choose('writeMode', 'Replace');
		await panel.execute();
		expect(bodies(ktp)).toEqual([{ output: { identity: { name: 'SITI CONTOH BARU' } } }]);
	});

	test('it is a switch that begins with what it is now, and what it shows is sent', async () => {
		const match = await panel.addField('is_match_face', 'is_match_face (now true)');
		expect(await match.getByRole('switch').isChecked()).toBe(true);
		await screenshot(page, 'record-switch');
		await panel.execute();
		const identity = { name: 'SITI CONTOH BARU' };
		expect(bodies(ktp)).toEqual([{ output: { is_match_face: true, identity } }]);
	});
});

test('with an expression, the fields are those of the verification of the first item', async () => {
	const panel = await openUpdate(page, context, '={{ $json.id }}', { id: demo.verifications.slik });
	await panel.choose('outputMode', RECORD_MODE);
	expect(await panel.openFields()).toEqual([
		'debtor.name',
		'debtor.nik',
		'worst_collectability',
		'facilities',
	]);
});

describe('why no fields are offered', () => {
	test.each([
		['no verification', '={{ $json.nothing }}', "'Verification' is empty"],
		['an unknown one', '00000000-0000-4000-8000-00000000dead', 'The verification was not found'],
		['one without output', demo.verifications.byStatus('DRAFT'), 'has no fields in its output'],
	])('%s', async (_, id, reason) => {
		const panel = await openUpdate(page, context, id);
		await panel.choose('outputMode', RECORD_MODE);
		const notice = panel.root.getByTestId('empty-fields-notice');
		await notice.waitFor();
		await screenshot(page, 'record-notice');
		expect(await notice.innerText()).toContain(reason);
	});
});
