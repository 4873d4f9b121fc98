// What the editor says about fields that are not sent, and the options of an update.
import type { Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { screenshot } from './harness/browser.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import { NodePanel } from './harness/node-panel.cts';
import { openUpdate, RECORD_MODE } from './harness/update-panel.cts';
import { chain, node } from './harness/workflows.cts';

const { ktp } = demo.verifications;
let context: EditorContext;
let page: Page;

beforeAll(async () => {
	context = await openEditorContext('editor options');
	({ page } = context);
});
afterAll(async () => {
	await context.close();
});

describe('the notice about fields that are not sent, in a node of version 1', () => {
	let panel: NodePanel;
	const notice = () => panel.root.getByText('AnyCheck may drop the fields that are not sent');

	beforeAll(async () => {
		panel = await openUpdate(page, context, ktp, undefined, 1);
	});

	test('is there with fields of either kind, for output and configuration', async () => {
		expect(await notice().count()).toBe(0);
		await panel.choose('outputMode', 'Using Fields Below');
		await notice().waitFor();
		await panel.choose('outputMode', RECORD_MODE);
		await panel.root.getByTestId('add-fields-select').waitFor();
		expect(await notice().count()).toBe(1);
		await panel.choose('configurationMode', 'Using Fields Below');
		await notice().nth(1).waitFor();
		await screenshot(page, 'notice');
	});

	test('is gone once Write Mode is Merge Into Current', async () => {
		await panel.addOption('Write Mode');
		await panel.parameter('writeMode').waitFor();
		expect(await notice().count()).toBe(2);
		await panel.choose('writeMode', 'Merge Into Current');
		await notice().first().waitFor({ state: 'detached' });
		await screenshot(page, 'notice-gone');
		expect(await notice().count()).toBe(0);
	});
});

describe('Write Mode', () => {
	const shown = (panel: NodePanel) => panel.parameter('writeMode');
	const chosen = async (panel: NodePanel) => await shown(panel).locator('input').inputValue();

	test('is in sight once something is given, and fields are changes', async () => {
		const panel = await openUpdate(page, context, ktp);
		await panel.parameter('outputMode').waitFor();
		expect(await shown(panel).count()).toBe(0);
		await panel.choose('outputMode', 'Using JSON');
		await shown(panel).waitFor();
		expect(await chosen(panel)).toBe('Replace');
		await panel.choose('outputMode', 'Using Fields Below');
		await shown(panel).waitFor();
		expect(await chosen(panel)).toBe('Merge Into Current');
		await screenshot(page, 'write-mode');
		await panel.choose('writeMode', 'Replace');
		expect(await chosen(panel)).toBe('Replace');
	});
});

describe('the options', () => {
	const TUNING = [
		'Give Up After (Seconds)',
		'Items at a Time',
		'Max Tries',
		'Retry Budget',
		'Timeout (Seconds)',
	];
	const OPTIONS = {
		'Dry Run': 'dryRun',
		'If It Has Another Status': 'otherwise',
		'Include Changes': 'includeChanges',
		'Only If Status Is': 'onlyIfStatus',
		'Propose Only': 'proposeOnly',
		'Selected Fields': 'selectedFields',
		'Skip If Unchanged': 'skipIfUnchanged',
	};

	test('are offered in alphabetical order, and each has its input', async () => {
		const panel = await openUpdate(page, context, ktp);
		const labels = await panel.openOptions();
		await screenshot(page, 'options');
		await page.keyboard.press('Escape');
		expect(labels).toEqual(Object.keys(OPTIONS));
		for (const [label, name] of Object.entries(OPTIONS)) {
			await panel.addOption(label);
			await panel.parameter(name).scrollIntoViewIfNeeded();
		}
		await screenshot(page, 'options-all');
		const shown = await panel.root.getByTestId('input-label').allInnerTexts();
		expect(shown.map((text) => text.split('\n')[0])).toEqual(expect.arrayContaining(labels));
	});

	test('a switch that is added is on, and what tunes speed stands apart', async () => {
		const panel = await openUpdate(page, context, ktp);
		expect(await panel.openOptions('tuning')).toEqual(TUNING);
		await page.keyboard.press('Escape');
		await panel.choose('verificationStatus', 'Completed');
		await panel.addOption('Dry Run');
		await panel.parameter('dryRun').locator('.el-switch.is-checked').waitFor();
		await panel.execute();
		await panel.root.getByText('Dry run: nothing was changed').waitFor();
		await screenshot(page, 'dry-run-hint');
		expect(context.sandbox.record.writes(ktp)).toEqual([]);
	});

	test('Selected Fields stands in for Simplify', async () => {
		const panel = await openUpdate(page, context, ktp);
		expect(await panel.labels()).toContain('Simplify');
		await panel.addOption('Selected Fields');
		await panel.choose('selectedFields', 'Output Status');
		await screenshot(page, 'selected-fields');
		expect(await panel.labels()).not.toContain('Simplify');
	});
});

test('the guards of a tool are not for the model to fill in', async () => {
	const tool = {
		...node('Propose', 'n8n-nodes-anycheck.anycheckTool', 1, {
			verificationStatus: 'NEED_REVIEW',
			options: { proposeOnly: true, selectedFields: ['status'], skipIfUnchanged: true },
		}),
		credentials: { anycheckApi: context.credential },
	};
	const panel = await NodePanel.open(page, context, chain('Tool', [tool]), tool.name);
	await panel.parameter('skipIfUnchanged').scrollIntoViewIfNeeded();
	await screenshot(page, 'tool');
	// Verification and Skip If Unchanged have it; Propose Only and Selected Fields do not.
	expect(await panel.root.getByTestId('from-ai-override-button').count()).toBe(2);
});
