// Each operation in the editor: its fields, its output preview, and a verification that is created by clicking.
import type { Page } from 'playwright-core';
import { demo, demoGroup } from '../../sandbox/index.cts';
import { screenshot } from './harness/browser.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import { inRows } from './harness/layout.cts';
import { NodePanel } from './harness/node-panel.cts';
import { OPERATION_PANELS } from './harness/operation-panels.cts';
import { pageErrors } from './harness/page-errors.cts';
import { anycheckNode, chain, node } from './harness/workflows.cts';

let context: EditorContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
	context = await openEditorContext('editor resources');
	({ page } = context);
	await page.setViewportSize({ width: 1440, height: 1100 });
	errors = pageErrors(page, context.url);
});
afterAll(async () => {
	await context.close();
});
afterEach(() => {
	expect(errors.splice(0)).toEqual([]);
});

const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
const end = node('End', 'n8n-nodes-base.noOp', 1, {});

describe('a new node', () => {
	const nameOf = ({ resource, operation }: { resource: string; operation: string }) =>
		`${resource} ${operation}`;
	const panels = OPERATION_PANELS.map((panel, index) => ({
		...panel,
		name: nameOf(panel),
		next: OPERATION_PANELS.slice(index + 1).map(nameOf)[0] ?? end.name,
	}));

	beforeAll(async () => {
		// Nothing but resource and operation: what the node's other fields show are their defaults.
		const anycheck = panels.map(({ name, resource, operation }) =>
			node(name, 'n8n-nodes-anycheck.anycheck', 1, { resource, operation }),
		);
		const credentials = { anycheckApi: context.credential };
		const nodes = inRows([start, ...anycheck.map((each) => ({ ...each, credentials })), end]);
		const id = await context.client.saveWorkflow(chain('Operations', nodes));
		await page.goto(`${context.url}/workflow/${id}`);
	});

	afterEach(async () => {
		if (await page.getByTestId('ndv').isVisible()) await page.keyboard.press('Escape');
	});

	test.each(panels)(
		'$name: shows its fields and no others, and what it usually puts out',
		async ({ name, fields, output, next }) => {
			const panel = await NodePanel.openOnCanvas(page, name);
			await screenshot(page, `operation-${name.replace(' ', '-')}`);
			expect(await panel.labels()).toEqual(['Resource', 'Operation', ...fields, 'Options']);

			await panel.goTo(next);
			for (const field of output) await panel.expectedField(name, field).waitFor();
			await panel.close();
		},
	);
});

describe('a verification created by clicking', () => {
	let panel: NodePanel;

	beforeAll(async () => {
		const fileName = { fileName: 'ktp.json' };
		const make = { operation: 'toJson', mode: 'once', options: fileName };
		const nodes = inRows([
			start,
			node('File', 'n8n-nodes-base.convertToFile', 1.1, make),
			anycheckNode('Create verification', context.credential, { operation: 'create' }),
		]);
		panel = await NodePanel.open(page, context, chain('Create', nodes), 'Create verification');
	});

	test('service and folder are chosen from their lists', async () => {
		const services = await panel.openList('serviceId');
		await services.filter({ hasText: 'KTP & PEP' }).click();
		await panel.parameter('groupId').locator('input').fill(demoGroup.id);
		const folders = await panel.openList('folderId');
		await folders.filter({ hasText: 'Loans March' }).click();
		const shown = (name: string) => panel.parameter(name).locator('input').last().inputValue();
		expect(await shown('serviceId')).toBe('KTP & PEP · KTP_VERIFICATION');
		expect(await shown('folderId')).toBe('Loans March');
	});

	test('a line of files has the fields of its source, and no others', async () => {
		await panel.root.getByRole('button', { name: 'Add File' }).click();
		const line = panel.root.getByTestId('fixed-collection-files').getByTestId('input-label');
		const labels = async () => (await line.allInnerTexts()).map((text) => text.split('\n')[0]);
		await panel.choose('source', 'Uploaded File');
		await panel.parameter('path').waitFor();
		await screenshot(page, 'create-file-by-path');
		expect(await labels()).toEqual(['File Input', 'Source', 'Path']);
		await panel.choose('source', 'Input Data');
		await panel.parameter('inputDataFieldName').waitFor();
		expect(await labels()).toEqual([
			'File Input',
			'Source',
			'Input Data Field Name',
			'File Password',
		]);
		await panel.parameter('fileInput').locator('input').fill('ktp_file');
	});

	test('a secret is offered only where changes are reported', async () => {
		expect(await panel.openOptions()).not.toContain('Webhook Secret');
		await page.keyboard.press('Escape');
		await panel.choose('statusChanges', 'Report to a URL');
		await panel.parameter('webhookUrl').locator('input').fill('https://n8n.example.test/webhook/1');
		expect(await panel.openOptions()).toContain('Webhook Secret');
		await page.keyboard.press('Escape');
	});

	test('it is made from the file of the input, and shown', async () => {
		await panel.root.getByTestId('assignment-collection-drop-area').click();
		const field = panel.root.getByTestId('assignment');
		await field.getByTestId('assignment-name').locator('input').fill('verification_type');
		await field.getByTestId('assignment-value').locator('input').fill('KTP');
		await screenshot(page, 'create-filled');
		await panel.execute();
		await screenshot(page, 'create-done');

		const { sandbox } = context;
		const [created] = sandbox.record.seen('POST', /^\/verifications$/);
		expect(created?.body).toEqual({
			service_id: demo.services.ktp.id,
			folder_id: demo.folders.loans.id,
			configuration: {
				verification_type: 'KTP',
				files: { ktp_file: [expect.stringMatching(/^uploads\/.*\.json$/)] },
			},
			webhook_url: 'https://n8n.example.test/webhook/1',
		});
		expect(sandbox.record.seen('POST', /^\/uploads$/)[0]?.files).toMatchObject([
			{ name: 'ktp.json', type: 'application/json' },
		]);
		expect(sandbox.record.contractErrors).toEqual([]);
		const output = panel.root.getByTestId('output-panel');
		// The number of items is there a moment before their values.
		await output.getByText('IN_QUEUE').first().waitFor();
		expect(await output.innerText()).toMatch(/1 item[^]*IN_QUEUE[^]*KTP & PEP/);
	});
});
