import type { Locator } from 'playwright-core';
import type { NodePanel } from '../../../harness/node-panel.cts';
import { BOOK, SHEET } from './decisions-book.cts';

/** Names that n8n gives to the nodes by itself. */
export const NODES = {
	start: 'When clicking ‘Execute workflow’',
	type: 'Edit Fields',
	read: 'Get row(s) in sheet',
	update: 'Update verification',
	write: 'Update row in sheet',
	writeReason: 'Update row in sheet1',
} as const;

/** Chooses document and sheet from their lists, in the window of a Google Sheets node; searches for the document. */
export async function chooseSheet(panel: NodePanel): Promise<void> {
	const documents = await panel.openList('documentId');
	await panel.root.page().getByTestId('rlc-search').fill('review');
	await documents.filter({ hasNotText: BOOK }).first().waitFor({ state: 'detached' });
	await choose(documents, BOOK);
	await choose(await panel.openList('sheetName'), SHEET);
}

/** Chooses the column by which a row is found again. */
export async function matchBy({ root }: NodePanel, column: string): Promise<void> {
	await root.getByTestId('matching-column-select').locator('.el-select').click();
	await root.page().getByTestId(`matching-column-option-${column}`).click();
}

async function choose(entries: Locator, label: string): Promise<void> {
	await entries.filter({ hasText: label }).click();
	await entries.first().waitFor({ state: 'detached' });
}
