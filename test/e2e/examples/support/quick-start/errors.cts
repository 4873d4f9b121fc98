// The second part of docs/quick-start.md: what becomes of a row that cannot be applied.
import { executeWorkflow } from '../../../harness/canvas.cts';
import { dragField } from '../../../harness/dragging.cts';
import { NodeCreator } from '../../../harness/node-creator.cts';
import { NodePanel } from '../../../harness/node-panel.cts';
import { topsOf } from '../../../harness/panel-parts.cts';
import type { Camera } from './camera.cts';
import { BAD_ROW, typeRow } from './decisions-book.cts';
import type { Scene } from './scene.cts';
import { chooseSheet, matchBy, NODES } from './sheet-node.cts';

/** Types a bad row into the sheet, lets such rows leave by an output of their own, and runs all of it. */
export async function divertErrors({ page, book }: Scene, picture: Camera): Promise<void> {
	typeRow(book, BAD_ROW);
	const panel = await NodePanel.openOnCanvas(page, NODES.update);
	const top = topsOf(panel);
	await panel.addOption('Skip If Unchanged');
	await panel.root.getByTestId('tab-settings').click();
	await panel.choose('onError', 'Continue (using error output)');
	await panel.root.getByTestId('tab-params').click();
	await panel.root.getByTestId('tab-settings').click();
	await picture('on-error', ...top.middle, panel.parameter('onError'));
	await panel.close();
	await executeWorkflow(page);
}

/** Writes into such a row why it was not applied. */
export async function writeReason({ page }: Scene, picture: Camera): Promise<void> {
	const creator = await NodeCreator.openBehind(page, NODES.update, 1);
	await creator.openApp('google sheets', 'Google Sheets');
	const panel = await creator.chooseAction('Update row in sheet');
	const top = topsOf(panel);
	await chooseSheet(panel);
	await matchBy(panel, 'verification_id');
	await dragField(page, 'verification_id', panel.parameter('verification_id'));
	await dragField(page, 'error', panel.parameter('result'));
	const bottom = panel.parameter('result');
	await bottom.scrollIntoViewIfNeeded();
	await picture('write-reason', top.input, ...top.middle, bottom);
	await panel.close();
}
