// The trigger in the editor: its words, its test, and what the editor shows of a workflow that is parked.
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { CREDENTIAL_TYPE } from '../../scripts/demo/examples.cts';
import { screenshot } from './harness/browser.cts';
import { loginData } from './harness/context.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import { inRows } from './harness/layout.cts';
import { canvasNode, NodePanel } from './harness/node-panel.cts';
import { anycheckNode, chain, node, triggerNode } from './harness/workflows.cts';

const SECRET = randomUUID() + randomUUID();
const TRIGGER = 'Anycheck Trigger';
let context: EditorContext;
let page: Page;

beforeAll(async () => {
	context = await openEditorContext('editor trigger', { webhookSecret: SECRET });
	({ page } = context);
	await page.setViewportSize({ width: 1440, height: 1100 });
});
afterAll(async () => {
	await context.close();
});

/** The window of a new trigger, and the URL that it listens to while it is tested. */
async function openTrigger(
	credential = context.credential,
): Promise<{ panel: NodePanel; testUrl: string }> {
	const path = randomUUID();
	const next = node('Next step', 'n8n-nodes-base.noOp', 1, {});
	const workflow = chain('Trigger', inRows([triggerNode(path, credential, {}), next]));
	const panel = await NodePanel.open(page, context, workflow, TRIGGER);
	return { panel, testUrl: `${context.url}/webhook-test/${path}/webhook` };
}

/** Id of a new verification that reports to a URL. */
function reporting(url: string): string {
	const [added] = context.sandbox.state.addVerifications(1, {
		status: 'IN_PROGRESS',
		webhook_url: url,
		webhook_metadata: { webhook_secret: SECRET },
	});
	return added?.id ?? '';
}

test('the list of triggers says in words what starts the workflow', async () => {
	await page.goto(`${context.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').click();
	await page.getByTestId('node-creator-search-bar').fill('anycheck');
	await page.getByTestId('node-creator-item-name').getByText('Anycheck').first().click();
	const action = page.getByTestId('node-creator').getByText('On verification needing review');
	await action.waitFor();
	await screenshot(page, 'trigger-actions');
	await action.click();
	const panel = page.getByTestId('ndv');
	await panel.getByTestId('node-credentials-select').waitFor();
	expect(await panel.getByTestId('parameter-input-triggerOn').innerText()).toBe('Need Review');
});

describe('the window', () => {
	let panel: NodePanel;

	beforeAll(async () => {
		({ panel } = await openTrigger());
	});

	test('says where the URL belongs, and how to try it', async () => {
		await panel.root.getByText('When will this node trigger my flow?').click();
		await panel.root.getByText('To try it out').waitFor();
		await panel.root.getByText('Webhook URLs').click();
		await panel.root.getByText('/webhook-test/').waitFor();
		await screenshot(page, 'trigger');
		const words = await panel.root.innerText();
		expect(words).toContain("set 'Status Changes' to 'Report to a URL' and paste it");
		expect(words).toContain("click 'Execute step', then create a verification that reports to");
	});

	test.each([
		['All Calls, Checked With AnyCheck', ['Simplify'], false],
		['All Calls (Unverified)', ['Fetch Verification', 'Simplify'], false],
		['Signed Calls', ['Fetch Verification', 'Simplify'], true],
	])('with %s it has the fields that have an effect', async (choice, fields, asksForSecret) => {
		await panel.choose('accept', choice);
		const notice = panel.root.getByText("The credential needs a 'Webhook Secret'");
		await notice.waitFor({ state: asksForSecret ? 'visible' : 'detached' });
		await screenshot(page, `trigger-${choice.replace(/\W+/g, '-').toLowerCase()}`);
		expect(await panel.labels()).toEqual([
			...['Trigger On', 'Accept'],
			...fields,
			...['Filters', 'Options'],
		]);
	});

	test('a switch that is hidden has no say: what is fetched in any case can be simplified', async () => {
		await panel.choose('accept', 'Signed Calls');
		await panel.parameter('fetchVerification').locator('.el-switch').click();
		expect(await panel.labels()).not.toContain('Simplify');
		await panel.choose('accept', 'All Calls, Checked With AnyCheck');
		await panel.parameter('simplify').waitFor();
		expect(await panel.labels()).not.toContain('Fetch Verification');
	});
});

describe('a test', () => {
	test('shows the verification that was reported, and goes on listening after a forged call', async () => {
		const { sandbox } = context;
		const { panel, testUrl } = await openTrigger();
		await panel.root.getByTestId('trigger-execute-button').click();
		await panel.root.getByText('Listening for test event').waitFor();
		const id = reporting(testUrl);
		const forged = await sandbox.deliver(id, { status: 'NEED_REVIEW', secret: 'x'.repeat(40) });
		expect(forged.status).toBe(401);
		await screenshot(page, 'trigger-listening');
		expect(await panel.root.getByText('Listening for test event').isVisible()).toBe(true);

		sandbox.state.setStatus(sandbox.state.find(id), 'NEED_REVIEW');
		const output = panel.root.getByTestId('output-panel');
		await output.getByText(id).waitFor();
		await screenshot(page, 'trigger-received');
		await output.getByText('NEED_REVIEW').first().waitFor();
		expect(await output.innerText()).toMatch(/1 item[^]*NEED_REVIEW[^]*KTP & PEP/);
	});

	test('says on the canvas what it waits for', async () => {
		const { panel, testUrl } = await openTrigger();
		await panel.root.getByTestId('trigger-execute-button').click();
		await panel.root.getByText('Listening for test event').waitFor();
		await panel.close();
		const tooltip = page.getByText('Waiting for AnyCheck to report a change to the test URL');
		await tooltip.waitFor();
		await screenshot(page, 'trigger-canvas-listening');
		const { sandbox } = context;
		sandbox.state.setStatus(sandbox.state.find(reporting(testUrl)), 'NEED_REVIEW');
		await tooltip.waitFor({ state: 'detached' });
		await canvasNode(page, TRIGGER).getByTestId('canvas-node-status-success').waitFor();
	});

	test.each([
		['without one', {}, "The credential has no 'Webhook Secret', which 'Signed Calls' need"],
		['of one letter', { webhookSecret: 'x' }, "'Webhook Secret' is too short"],
		['of two words', { webhookSecret: 'two words' }, "'Webhook Secret' has a comma or a space"],
		[
			'with too many former ones',
			{ webhookSecret: SECRET, formerWebhookSecrets: 'a, b, c, d, e, f' },
			"The credential has more than 5 'Previous Webhook Secrets'",
		],
	])('does not begin with a secret %s', async (what, secrets, told) => {
		const name = `Sandbox with a secret ${what}, for the editor`;
		const data = { ...loginData(context.sandbox.url), ...secrets };
		const id = await context.client.saveCredential({ name, type: CREDENTIAL_TYPE, data });
		const { panel } = await openTrigger({ id, name });
		await panel.root.getByTestId('trigger-execute-button').click();
		await page.getByText(told).waitFor();
		await screenshot(page, `trigger-secret-${what.replaceAll(' ', '-')}`);
	});
});

describe('a workflow that is parked', () => {
	type Node = ReturnType<typeof node>;
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });
	const anycheck = (name: string, parameters: Record<string, unknown>) =>
		anycheckNode(name, context.credential, parameters);

	/** Runs a workflow in the editor until its node "Parking" waits; gives the output of that node in its window. */
	async function park(...steps: Node[]): Promise<{ panel: NodePanel; output: Locator }> {
		const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
		const next = node('Next step', 'n8n-nodes-base.noOp', 1, {});
		const workflow = chain('Parked', inRows([start, ...steps, next]));
		const workflowId = await context.client.saveWorkflow(workflow);
		await page.goto(`${context.url}/workflow/${workflowId}`);
		await page.getByTestId('execute-workflow-button').click();
		const panel = await NodePanel.openOnCanvas(page, 'Parking');
		const output = panel.root.getByTestId('output-panel');
		await output.getByText('Waiting for input').waitFor();
		return { panel, output };
	}

	test('says that it waits for AnyCheck, and goes on when AnyCheck reports', async () => {
		const { panel, output } = await park(
			anycheck('Create verification', {
				operation: 'create',
				serviceId: locator(demo.services.ktp.id),
				folderId: locator(demo.folders.loans.id),
				statusChanges: 'thisWorkflow',
			}),
			anycheck('Parking', {
				operation: 'waitForCompletion',
				verificationId: locator('={{ $json.id }}'),
			}),
		);
		await screenshot(page, 'parked-completion');
		expect(await output.innerText()).toContain(
			'Waiting until AnyCheck reports the end of the verification',
		);
		await panel.close();
		await screenshot(page, 'parked-completion-canvas');
		const { state } = context.sandbox;
		const created = [...state.verifications.values()].at(-1);
		if (created === undefined) throw new Error('Nothing was created');
		state.setStatus(created, 'COMPLETED');
		await canvasNode(page, 'Next step').getByTestId('canvas-node-status-success').waitFor();
		await screenshot(page, 'parked-gone-on');
	});

	test('gives the link with which a person decides, and it opens', async () => {
		const { output } = await park(
			anycheck('Parking', {
				operation: 'waitForReview',
				verificationId: locator(demo.verifications.bankStatement),
			}),
		);
		await screenshot(page, 'parked-review');
		expect(await output.innerText()).toContain('Waiting for a person to decide on the review page');
		const opened = page.waitForEvent('popup');
		await output.getByRole('link', { name: 'the review page' }).click();
		const review = await opened;
		await review.getByRole('heading', { name: 'Review a verification' }).waitFor();
		await screenshot(review, 'parked-page');
		await review.close();
	});
});
