// What the editor offers to choose from, and what it says where there is nothing to choose.
import type { Locator, Page } from 'playwright-core';
import { demo, demoGroup } from '../../sandbox/index.cts';
import { CREDENTIAL_TYPE } from '../../scripts/demo/examples.cts';
import { screenshot } from './harness/browser.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import { NodePanel } from './harness/node-panel.cts';
import { inRows } from './harness/layout.cts';
import { anycheckNode, chain, node } from './harness/workflows.cts';

let context: EditorContext;
let page: Page;
let panel: NodePanel;

beforeAll(async () => {
	context = await openEditorContext('editor lists');
	const { client, credential, sandbox, url } = context;
	const name = 'API key for editor lists';
	const data = {
		authentication: 'apiKey',
		apiKey: demo.apiKey,
		environment: 'custom',
		baseUrl: sandbox.url,
	};
	const key = { id: await client.saveCredential({ name, type: CREDENTIAL_TYPE, data }), name };
	const verificationId = { __rl: true, mode: 'list', value: '' };
	const above = { resultId: demo.results.siti, groupId: demoGroup.id };
	const picking = { operation: 'get', ...above, verificationId };
	const nodes = inRows([
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		...['folder', 'service', 'template', 'verification'].map((resource) =>
			anycheckNode(resource, credential, { ...picking, resource }),
		),
		anycheckNode('To choose', credential, { ...picking, resource: 'service' }),
		anycheckNode('Group not told', credential, { operation: 'get', resource: 'folder' }),
		anycheckNode('By a user', credential, { ...picking, resource: 'folder' }),
		anycheckNode('By an API key', key, { ...picking, resource: 'folder' }),
	]);
	const workflowId = await client.saveWorkflow(chain('Lists', nodes));
	({ page } = context);
	await page.setViewportSize({ width: 1440, height: 1100 });
	await page.goto(`${url}/workflow/${workflowId}`);
});
afterAll(async () => {
	await context.close();
});
beforeEach(() => {
	context.sandbox.reset();
});
afterEach(async () => {
	await closeList();
	await panel.close();
});

async function open(name: string): Promise<void> {
	panel = await NodePanel.openOnCanvas(page, name);
}

/** Also a list that could not be loaded, which the keyboard does not reach. */
async function closeList(): Promise<void> {
	await panel.root.getByTestId('tab-params').click();
	await page.getByTestId('rlc-search').or(reason()).waitFor({ state: 'detached' });
}

/** Why a list could not be loaded. */
function reason(): Locator {
	return page.getByTestId('rlc-error-container');
}

/** Types into the search of the open list and waits until this entry is there, and the others are gone. */
async function search(words: string, found: string): Promise<void> {
	await page.getByTestId('rlc-search').fill(words);
	const entries = page.getByTestId('rlc-item');
	await entries.filter({ hasText: found }).waitFor();
	await entries.filter({ hasNotText: found }).first().waitFor({ state: 'detached' });
}

/** Scrolls an open list to its end until it has this many entries. */
async function scrollTo(count: number, entries: Locator): Promise<void> {
	for (let known = await entries.count(); known < count; known = await entries.count()) {
		await entries.last().scrollIntoViewIfNeeded();
		await entries.nth(known).waitFor();
	}
}

describe('the entries', () => {
	test('services: by name, with their code where it says more, one that is not enabled says so', async () => {
		await open('To choose');
		const entries = await panel.openList('serviceId');
		await screenshot(page, 'list-services');
		expect(await entries.allInnerTexts()).toEqual([
			'KTP & PEP · KTP_VERIFICATION',
			'Bank Statement',
			'Financial Statement',
			'SLIK',
			'Document Extraction',
			'NIB',
			'BPKB',
			'Land Certificate · Not Enabled',
		]);
		await search('bank_statement', 'Bank Statement');
		await entries.click();
		const chosen = panel.parameter('serviceId').getByTestId('rlc-input');
		expect(await chosen.locator('input').or(chosen).first().inputValue()).toBe('Bank Statement');
	});

	test('folders: page by page while scrolling, and searched', async () => {
		context.sandbox.options.maximumPageSize = 10;
		const all = [...context.sandbox.state.folders.values()].map(({ name }) => name);
		await open('folder');
		const entries = await panel.openList('folderId');
		await scrollTo(all.length, entries);
		expect(await entries.allInnerTexts()).toEqual(all);
		await search('march', 'Loans March');
		await screenshot(page, 'list-folders-search');
		expect(await entries.allInnerTexts()).toEqual(['Loans March']);
	});

	test('templates: those of the organization and prebuilt ones, told apart', async () => {
		await open('template');
		const entries = await panel.openList('templateId');
		await screenshot(page, 'list-templates');
		expect(await entries.allInnerTexts()).toEqual([
			'Salary Slip · Custom',
			'Delivery Note · Custom',
			'KTP · Prebuilt',
			'NPWP · Prebuilt',
			'SIUP · Prebuilt',
		]);
		await search('custom slip', 'Salary Slip · Custom');
	});

	test('verifications: page by page while scrolling', async () => {
		const added = context.sandbox.state.addVerifications(130);
		await open('verification');
		const group = panel.parameter('resultId').locator('input');
		await group.fill(added[0]?.result_id ?? '');
		const entries = await panel.openList('verificationId');
		await scrollTo(130, entries);
		const ends = (await entries.allInnerTexts()).map((name) => /…(\w{6})/.exec(name)?.[1]);
		expect(ends).toEqual(added.map(({ id }) => id.slice(-6)));
	});
});

describe('an entry in the place of others', () => {
	const NOTHING = { total: 0, items: [] };

	test('asks for the group, and choosing it chooses nothing', async () => {
		await open('Group not told');
		// A list that was open before may have sent its last request late.
		context.sandbox.record.clear();
		const entries = await panel.openList('folderId');
		await screenshot(page, 'list-group-missing');
		expect(await entries.allInnerTexts()).toEqual(["Enter the 'Group ID' above, or choose By ID"]);
		await entries.click();
		await entries.waitFor({ state: 'detached' });
		const picker = panel.parameter('folderId');
		expect(await picker.locator('input').last().inputValue()).toBe('');
		expect(context.sandbox.record.total).toBe(0);
	});

	test.each([
		['service', 'serviceId', 'There are no services: ask Fintelite about them'],
		['folder', 'folderId', 'There are no folders in this group: create one first'],
		['template', 'templateId', 'There are no templates: create one first'],
		['verification', 'verificationId', 'Nothing here. Is it a verification ID? Choose By ID'],
	])('says that there is no %s', async (resource, field, words) => {
		context.sandbox.faults.add({
			match: { method: 'GET' },
			fault: { type: 'status', status: 200, body: NOTHING },
		});
		await open(resource);
		const entry = await panel.openList(field);
		await screenshot(page, `list-no-${resource}`);
		expect(await entry.allInnerTexts()).toEqual([words]);
		expect(await isCutOff(entry)).toBe(false);
	});

	test('says that nothing matches', async () => {
		await open('folder');
		const entries = await panel.openList('folderId');
		await search('no such folder', 'Nothing matches: change the search, or choose By ID');
		await screenshot(page, 'list-no-match');
		expect(await isCutOff(entries)).toBe(false);
	});

	/** Whether an entry has more words than room. */
	async function isCutOff(entry: Locator): Promise<boolean> {
		const words = entry.locator('span').first();
		return await words.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
	}
});

describe('why a list cannot be loaded', () => {
	async function openRefused(field: string): Promise<string> {
		await panel.parameter(field).getByTestId('rlc-input').click();
		await reason().waitFor({ timeout: 20_000 });
		return await reason().innerText();
	}

	test.each([
		['By a user', 'tokenRefusedBy'],
		['By an API key', 'apiKeyRefusedBy'],
	] as const)('no permission: %s; once it is given, the list is there', async (name, option) => {
		context.sandbox.options[option] = ['listFolders'];
		await open(name);
		const said = await openRefused('folderId');
		await screenshot(page, `list-refused-${option}`);
		expect(said).toContain('AnyCheck does not allow this');
		expect(said).toContain('lacks the permission. Ask the owner of the organization.');

		context.sandbox.options[option] = [];
		await closeList();
		const entries = await panel.openList('folderId');
		expect(await entries.allInnerTexts()).toContain('Loans March');
	});

	test('something else than an ID', async () => {
		await open('Group not told');
		// A list that was open before may have sent its last request late.
		context.sandbox.record.clear();
		await panel.parameter('groupId').locator('input').fill('Retail Lending');
		const said = await openRefused('folderId');
		await screenshot(page, 'list-group-not-an-id');
		expect(said).toContain("'Group ID' is not a valid ID");
	});

	test('AnyCheck is away, which is said within seconds', async () => {
		context.sandbox.faults.add({
			match: { path: /services/ },
			fault: { type: 'status', status: 503, body: { error_code: 'SERVICE_UNAVAILABLE' } },
		});
		await open('service');
		const said = await openRefused('serviceId');
		await screenshot(page, 'list-away');
		expect(said).toContain('AnyCheck is not available right now');
		expect(said).toContain('Try again in a few minutes.');
	});
});
