// What the editor says about fields that are not sent, and the options of an update.
import type { Browser, Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { openBrowser, openEditor, screenshot } from './harness/browser.cts';
import { openContext, type Context } from './harness/context.cts';
import { NodePanel } from './harness/node-panel.cts';
import { openUpdate, RECORD_MODE } from './harness/update-panel.cts';
import { chain, node } from './harness/workflows.cts';

const { ktp } = demo.verifications;
let context: Context;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	context = await openContext('editor options');
	browser = await openBrowser();
	page = await openEditor(browser, context.url);
});
afterAll(async () => {
	await browser.close();
	await context.close();
});

describe('the notice about fields that are not sent', () => {
	let panel: NodePanel;
	const notice = () => panel.root.getByText('AnyCheck may drop the fields that are not sent');

	beforeAll(async () => {
		panel = await openUpdate(page, context, ktp);
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

describe('the options', () => {
	const OPTIONS = {
		'Dry Run': 'dryRun',
		'Give Up After (Seconds)': 'giveUpAfter',
		'Include Changes': 'includeChanges',
		'Items at a Time': 'itemsAtATime',
		'Max Tries': 'maxTries',
		'Only If Status Is': 'onlyIfStatus',
		Otherwise: 'otherwise',
		'Propose Only': 'proposeOnly',
		'Retry Budget': 'retryBudget',
		'Selected Fields': 'selectedFields',
		'Skip If Unchanged': 'skipIfUnchanged',
		'Timeout (Seconds)': 'timeout',
		'Write Mode': 'writeMode',
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
	// Result ID, Verification and Skip If Unchanged have it; Propose Only and Selected Fields do not.
	expect(await panel.root.getByTestId('from-ai-override-button').count()).toBe(3);
});
