import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, selectors, type Browser, type Page } from 'playwright-core';
import { projectFolder } from '../../../scripts/demo/folders.cts';
import { OWNER } from '../../../scripts/n8n/account.cts';

const CANDIDATES = [
	process.env.CHROMIUM_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];
const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const screenshotsFolder = join(projectFolder, 'output', 'screenshots');

/** Starts the Chromium of this machine. Throws when there is none. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
	if (executablePath === undefined) {
		throw new Error(
			'No Chromium found: install one (apt-get install chromium) or set CHROMIUM_PATH.',
		);
	}
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath, args: FLAGS });
}

/** A page of n8n's editor, logged in as the owner. */
export async function openEditor(browser: Browser, url: string): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(30_000);
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
	await page.locator('input[name="password"]').fill(OWNER.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/\/(home|workflow)/);
	return page;
}

/** Saves what the page shows in output/screenshots/, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
	await mkdir(screenshotsFolder, { recursive: true });
	await page.screenshot({ path: join(screenshotsFolder, `${name}.png`), animations: 'disabled' });
}
