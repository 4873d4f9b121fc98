// The steps of docs/quick-start.md, each as a person does it: by clicking, dragging, and typing what only they know.
import { demo } from '../../../../../sandbox/index.cts';
import { drawing, executeWorkflow, zoomToFit } from '../../../harness/canvas.cts';
import { CredentialWindow } from '../../../harness/credential-window.cts';
import { dragField, inputField } from '../../../harness/dragging.cts';
import { NodeCreator } from '../../../harness/node-creator.cts';
import { canvasNode, NodePanel } from '../../../harness/node-panel.cts';
import { previewOf, topsOf } from '../../../harness/panel-parts.cts';
import type { Camera } from './camera.cts';
import { FIRST } from './decisions-book.cts';
import type { Scene } from './scene.cts';
import { chooseSheet, matchBy, NODES } from './sheet-node.cts';

/** An empty canvas, and on it the trigger for a start by hand. */
export async function addTrigger({ page, url }: Scene, picture: Camera): Promise<void> {
	await page.goto(`${url}/workflow/new`);
	const creator = await NodeCreator.openOnEmptyCanvas(page);
	const [top, bottom] = [
		creator.root.getByText('What triggers this workflow?'),
		creator.item('On webhook call'),
	];
	await picture(
		'add-first-step',
		page.getByTestId('canvas-add-button'),
		creator.search,
		top,
		bottom,
	);
	await creator.chooseTrigger('Trigger manually', NODES.start);
}

/** Types one decision into the fields of a node, in place of a spreadsheet. */
export async function typeDecision({ page }: Scene, picture: Camera): Promise<void> {
	const creator = await NodeCreator.openBehind(page, NODES.start);
	const panel = await creator.chooseNode(
		'edit fields',
		'Edit Fields (Set)',
		'assignment-collection-drop-area',
	);
	const top = topsOf(panel);
	const decision = { verification_id: FIRST, decision: 'COMPLETED' };
	for (const [index, [name, value]] of Object.entries(decision).entries()) {
		await panel.root.getByTestId('assignment-collection-drop-area').click();
		const field = panel.root.getByTestId('assignment').nth(index);
		await field.getByTestId('assignment-name').locator('input').fill(name);
		await field.getByTestId('assignment-value').locator('input').fill(value);
	}
	await panel.execute();
	await picture(
		'edit-fields',
		...top.middle,
		panel.root.getByTestId('assignment-collection-drop-area'),
		top.output,
	);
	await panel.close();
}

/** Adds the node of AnyCheck behind what was typed. */
export async function addUpdate({ page }: Scene, picture: Camera): Promise<void> {
	const creator = await NodeCreator.openBehind(page, NODES.type);
	await creator.openApp('anycheck', 'Anycheck');
	await creator.item('Update verification').scrollIntoViewIfNeeded();
	const actions = creator.root.getByText('Verification actions');
	await picture('choose-action', actions, creator.item('Wait for review of verification'));
	await creator.chooseAction('Update verification');
}

/** Makes the credential in its window; gives what n8n says after having tried it out. */
export async function makeCredential({ page, sandbox }: Scene, picture: Camera): Promise<string> {
	const window = await CredentialWindow.openFirst(page, 'Anycheck');
	await window.type('email', demo.email);
	await window.type('password', demo.password);
	await picture('credential', window.root);
	await window.choose('environment', 'Custom');
	await window.type('baseUrl', sandbox.url);
	await window.save();
	const saved = await CredentialWindow.openChosen(page);
	const verdict = await saved.verdict();
	await picture('credential-tested', saved.root);
	await saved.close();
	return verdict;
}

/**
 * Says by dragging which verification gets which status, sees what would change, and updates it.
 * @param look is called between the two
 */
export async function updateFirst(
	{ page }: Scene,
	picture: Camera,
	look: () => Promise<void> = async () => {},
): Promise<void> {
	const panel = await NodePanel.opened(page);
	const top = topsOf(panel);
	const verification = panel.parameter('verificationId');
	await dragField(page, 'verification_id', verification, async () => {
		await picture('drag', top.input, ...top.middle, panel.parameter('configurationMode'));
	});
	await dragField(page, 'decision', panel.parameter('verificationStatus'));
	await panel.addOption('Dry Run');
	await panel.execute();
	await look();
	await picture('dry-run', ...top.middle, panel.parameter('dryRun'), top.output);
	await panel.toggle('dryRun');
	await panel.execute();
	await top.middle[0]?.hover();
	await picture('updated');
	await panel.close();
}

/** Puts the rows of the sheet in the place of what was typed. */
export async function readRows({ page }: Scene, picture: Camera): Promise<void> {
	await canvasNode(page, NODES.type).click();
	await page.keyboard.press('Delete');
	await canvasNode(page, NODES.type).waitFor({ state: 'detached' });
	const creator = await NodeCreator.openBetween(page, NODES.start, NODES.update);
	await creator.openApp('google sheets', 'Google Sheets');
	const panel = await creator.chooseAction('Get row(s) in sheet');
	const top = topsOf(panel);
	await chooseSheet(panel);
	await panel.execute();
	await picture('rows', ...top.middle, panel.parameter('sheetName'), top.output);
	await panel.close();
}

/** Says by dragging which field of the output a row corrects, and updates all of them. */
export async function correctField({ page }: Scene, picture: Camera): Promise<void> {
	const panel = await NodePanel.openOnCanvas(page, NODES.update);
	const top = topsOf(panel);
	await panel.choose('outputMode', 'Using Fields Below');
	await dragField(page, 'is_match_face', panel.root.getByTestId('drop-area'));
	await picture('mapped', top.input, ...top.middle, panel.parameter('writeMode'));
	await panel.execute();
	await panel.close();
}

/** Writes the outcome back into the row. */
export async function writeBack({ page }: Scene, picture: Camera): Promise<void> {
	const creator = await NodeCreator.openBehind(page, NODES.update);
	await creator.openApp('google sheets', 'Google Sheets');
	const panel = await creator.chooseAction('Update row in sheet');
	const top = topsOf(panel);
	await chooseSheet(panel);
	await matchBy(panel, 'verification_id');
	await dragField(page, 'id', panel.parameter('verification_id'));
	await dragField(page, 'status', panel.parameter('result'));
	await dragField(page, 'updated_at', panel.parameter('updated_at'));
	const bottom = previewOf(panel, 'updated_at');
	await bottom.scrollIntoViewIfNeeded();
	const field = inputField(page, 'updated_at');
	await picture('write-back', top.input, ...top.middle, bottom, field);
	await panel.close();
}

/** Runs all of it from the canvas. @param name of the picture */
export async function run({ page }: Scene, picture: Camera, name: string): Promise<void> {
	await executeWorkflow(page);
	await zoomToFit(page);
	await picture(name, ...(await drawing(page)));
}
