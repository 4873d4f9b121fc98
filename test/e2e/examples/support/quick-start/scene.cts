import type { Browser, Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../../../../sandbox/index.cts';
import { N8nClient } from '../../../../../scripts/n8n/client.cts';
import { openBrowser, openEditor } from '../../../harness/browser.cts';
import type { Spreadsheet } from '../../../third-parties/google/spreadsheet.cts';
import { openParties, type Parties } from '../parties.cts';
import { openStage } from '../stage.cts';
import { decisionsBook, otherBooks } from './decisions-book.cts';

/** What somebody has who begins: a new n8n in the browser, a spreadsheet, an AnyCheck account. */
export interface Scene {
	page: Page;
	client: N8nClient;
	url: string;
	sandbox: Sandbox;
	parties: Parties;
	book: Spreadsheet;
	close(): Promise<void>;
}

/** Opens it. The Google account is connected already: signing in at Google's cannot be shown here. */
export async function openScene(): Promise<Scene> {
	const stage = await openStage(new AbortController().signal);
	const { url } = stage.surroundings;
	const [sandbox, parties] = [await startSandbox(), await openParties(stage.surroundings)];
	for (const other of otherBooks()) parties.sheets.add(other);
	const book = parties.sheets.add(decisionsBook());
	parties.sheets.takesTyping = true;
	const client = await N8nClient.connect(url);
	await client.saveCredential(parties.sheets.credential);
	const browser: Browser = await openBrowser();
	const close = async (): Promise<void> => {
		await browser.close();
		await parties.close();
		await sandbox.close();
		await stage.close();
	};
	return { page: await openEditor(browser, url), client, url, sandbox, parties, book, close };
}
