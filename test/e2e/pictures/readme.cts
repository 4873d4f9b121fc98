import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demo } from '../../../sandbox/index.cts';
import { CREDENTIAL_TYPE } from '../../../scripts/demo/examples.cts';
import { openBrowser, openEditor } from '../harness/browser.cts';
import { loginData, type Context } from '../harness/context.cts';
import { NodePanel } from '../harness/node-panel.cts';
import { openOwnServer } from '../harness/own-server.cts';
import { parkAtReview } from '../harness/parked.cts';
import { openUpdate, RECORD_MODE } from '../harness/update-panel.cts';
import { chain, fromItem, node, updateNode } from '../harness/workflows.cts';
import { areaOf, draw } from './camera.cts';

const MARGIN = 16;
/** Long enough for n8n to take away what turns while it works. */
const SETTLED_MS = 1_500;
const DESK = { width: 1280, height: 900 };
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };

/** Draws the pictures of the README and of the page about the review page. */
export async function drawReadme(): Promise<void> {
	const server = await openOwnServer('pictures');
	try {
		const browser = await openBrowser();
		try {
			const context = await withPlainCredential(server);
			const page = await openEditor(browser, context.url);
			await drawUpdate(page, context);
			await drawFields(page, context);
			await drawReviews(browser, context);
		} finally {
			await browser.close();
		}
	} finally {
		await server.close();
	}
}

/** With a credential of the name that n8n would give it. */
async function withPlainCredential(context: Context): Promise<Context> {
	const name = 'Anycheck account';
	const data = loginData(context.sandbox.url);
	const id = await context.client.saveCredential({ name, type: CREDENTIAL_TYPE, data });
	return { ...context, credential: { id, name } };
}

async function drawUpdate(page: Page, context: Context): Promise<void> {
	await page.setViewportSize({ width: 1270, height: 1090 });
	const update = updateNode(
		{
			verificationId: { __rl: true, mode: 'id', value: fromItem('verification_id') },
			verificationStatus: fromItem('decision'),
			outputMode: 'fields',
			outputFields: {
				assignments: [
					{ id: 'a', name: 'net_salary', type: 'number', value: fromItem('net_salary') },
				],
			},
			options: { writeMode: 'merge' },
		},
		context.credential,
	);
	const row = {
		verification_id: demo.verifications.extraction,
		decision: 'COMPLETED',
		net_salary: 7_500_000,
	};
	const rows = { mode: 'raw', jsonOutput: JSON.stringify(row) };
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Review decisions', 'n8n-nodes-base.set', 3.4, rows),
		update,
	];
	const panel = await NodePanel.open(page, context, chain('Update', nodes), update.name);
	await panel.execute();
	const output = panel.root.getByTestId('output-panel');
	await output.getByTestId('radio-button-schema').click();
	await output.getByText('net_salary').waitFor();
	await draw(page, 'update-verification', await areaOf(page, [panel.root], 0));
	await panel.root.getByTestId('credential-edit-button').click();
	await page.getByTestId('credentials-config-container-test-success').waitFor();
	await page.waitForTimeout(SETTLED_MS);
	const window = page.getByTestId('editCredential-modal');
	const area = await areaOf(page, [window], 0);
	// The window is longer than it shows at once: what would be cut in the middle is left out.
	const last = await areaOf(page, [window.getByTestId('parameter-input-environment')], MARGIN);
	await draw(page, 'credential', { ...area, height: last.y + last.height - area.y });
	await page.keyboard.press('Escape');
}

async function drawFields(page: Page, context: Context): Promise<void> {
	const panel = await openUpdate(page, context);
	await panel.parameter('resultId').locator('input').fill(demo.results.siti);
	const entries = await panel.openList('verificationId');
	await entries.first().click();
	await panel.choose('verificationStatus', 'Completed');
	await panel.choose('outputMode', RECORD_MODE);
	const match = await panel.addField('is_match_face', /^is_match_face /);
	await match.locator('.el-switch').click();
	const name = await panel.addField('identity.name');
	await name.locator('input').fill('SITI CONTOH');
	await panel.root.getByTestId('tab-params').click();
	const first = panel.root.getByText('Result Group ID (for the List)', { exact: true });
	const parts = [first, name, panel.parameter('writeMode')];
	await page.waitForTimeout(SETTLED_MS);
	await draw(page, 'fields-of-the-verification', await areaOf(page, parts, MARGIN));
}

const NEWEST = { typeVersion: 2 };

async function drawReviews(browser: Browser, context: Context): Promise<void> {
	const sample = context.sandbox.state.verifications.get(demo.verifications.ktp);
	const [made] = context.sandbox.state.addVerifications(1, {
		status: 'NEED_REVIEW',
		input_file_url: sample?.input_file_url ?? {},
		output: {
			name: 'SITI CONTHO',
			is_match_face: false,
			face_match_confidence_score: 2.28,
			address: { city: 'Bandung' },
		},
	});
	const visit = async (reviewReason: string, options: BrowserContextOptions): Promise<Page> => {
		const { link } = await parkAtReview(context, [made?.id ?? ''], { reviewReason }, NEWEST);
		const page = await browser.newPage(options);
		await page.goto(link);
		return page;
	};
	const desk = await visit('The name is hard to read', { viewport: DESK });
	await desk.getByLabel('Name', { exact: true }).fill('SITI CONTOH');
	await desk.evaluate('scrollTo(0, 0)');
	await desk.setViewportSize({ ...DESK, height: await heightOf(desk) });
	await draw(desk, 'review-desk');
	const phone = await visit('Nama sulit dibaca', {
		...PHONE,
		locale: 'id-ID',
		colorScheme: 'dark',
	});
	await draw(phone, 'review-phone');
	await phone.getByRole('radio').first().scrollIntoViewIfNeeded();
	await phone.evaluate('scrollTo(0, document.body.scrollHeight)');
	await draw(phone, 'review-phone-decision');
}

/** The height of everything on a page. */
async function heightOf(page: Page): Promise<number> {
	return Number(await page.evaluate('document.documentElement.scrollHeight'));
}
