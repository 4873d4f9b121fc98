// The spreadsheet chain, built from an empty canvas by clicking and dragging, as docs/quick-start.md shows it.
import { screenshot } from '../harness/browser.cts';
import { itemCounts, tick } from '../harness/canvas.cts';
import { pageErrors } from '../harness/page-errors.cts';
import type { Cell } from '../third-parties/google/spreadsheet.cts';
import {
	addTrigger,
	addUpdate,
	correctField,
	makeCredential,
	readRows,
	run,
	typeDecision,
	updateFirst,
	writeBack,
} from './support/quick-start/build.cts';
import { BAD_ROW, DECISIONS, FIRST, SHEET } from './support/quick-start/decisions-book.cts';
import { divertErrors, writeReason } from './support/quick-start/errors.cts';
import { fillInInstallation } from './support/quick-start/install.cts';
import { openScene, type Scene } from './support/quick-start/scene.cts';
import { NODES } from './support/quick-start/sheet-node.cts';

let scene: Scene;
let errors: string[] = [];
/** The outputs before anything was decided. */
let former: Record<string, object>;

beforeAll(async () => {
	scene = await openScene();
	const outputs = DECISIONS.map(([id]) => [id, scene.sandbox.state.find(id).output] as const);
	former = structuredClone(Object.fromEntries(outputs));
});
afterAll(async () => {
	await scene.close();
});
beforeEach(() => {
	scene.sandbox.record.clear();
});
afterEach(() => {
	const { parties, sandbox } = scene;
	expect([...parties.complaints(), ...sandbox.record.contractErrors, ...errors]).toEqual([]);
});

async function picture(name: string): Promise<void> {
	await screenshot(scene.page, `chain-${name}`);
}

function updates(): unknown[] {
	return DECISIONS.map(([id]) => scene.sandbox.record.writes(id).map(({ body }) => body));
}

/** What is to be sent for the three good rows. */
function decided(): unknown[] {
	return DECISIONS.map(([id, , verification_status, is_match_face]) => [
		{ verification_status, output: { ...former[id], is_match_face } },
	]);
}

/** The sheet after a run: what people typed is as it was. */
function rows(): Record<string, Cell>[] {
	return scene.book.records(SHEET);
}

const WRITTEN = DECISIONS.map(([verification_id, name, decision, is_match_face]) => ({
	...{ verification_id, name, decision, is_match_face },
	result: decision,
	updated_at: expect.stringMatching(/^20\d\d-\d\d-\d\dT/) as string,
}));

test("n8n's own window takes the package's name", async () => {
	expect(await fillInInstallation(scene, picture)).toBe(true);
	// From here on: that window asks for news elsewhere, which fails here.
	errors = pageErrors(scene.page, scene.url);
});

test('the first credential is made from the window of the node, and works', async () => {
	await addTrigger(scene, picture);
	await typeDecision(scene, picture);
	await addUpdate(scene, picture);
	expect(await makeCredential(scene, picture)).toContain('Connection tested successfully');
});

test('one verification is completed without a spreadsheet, after a look at what would change', async () => {
	await updateFirst(scene, picture, async () => {
		const output = scene.page.getByTestId('output-panel');
		await output.getByText('differences', { exact: true }).first().waitFor();
		expect(scene.sandbox.record.writes(FIRST)).toEqual([]);
	});
	const sent = scene.sandbox.record.writes(FIRST).map(({ body }) => body);
	expect(sent).toEqual([{ verification_status: 'COMPLETED' }]);
});

test('a document and a sheet are chosen from their lists, in the place of what was typed', async () => {
	await readRows(scene, picture);
	expect(await itemCounts(scene.page)).toMatchObject({
		[`${NODES.start} → ${NODES.read}`]: '1 item',
	});
});

test('what is dragged is what is sent', async () => {
	await correctField(scene, picture);
	expect(updates()).toEqual(decided());
});

test('the workflow decides each row and writes the outcome into it', async () => {
	await writeBack(scene, picture);
	await run(scene, picture, 'done');
	for (const node of [NODES.start, NODES.read, NODES.update, NODES.write]) {
		await tick(scene.page, node).waitFor();
	}
	expect(await itemCounts(scene.page)).toEqual({
		[`${NODES.start} → ${NODES.read}`]: '1 item',
		[`${NODES.read} → ${NODES.update}`]: '3 items',
		[`${NODES.update} → ${NODES.write}`]: '3 items',
	});
	expect(updates()).toEqual(decided());
	expect(rows()).toEqual(WRITTEN);
});

test('a row that cannot be applied says why, and the others go on', async () => {
	await divertErrors(scene, picture);
	await writeReason(scene, picture);
	scene.sandbox.record.clear();
	await run(scene, picture, 'done-with-reason');
	expect(await itemCounts(scene.page)).toMatchObject({
		[`${NODES.update} → ${NODES.write}`]: '3 items',
		[`${NODES.update} → ${NODES.writeReason}`]: '1 item',
	});
	// The good ones are what they were made before.
	expect(updates()).toEqual(DECISIONS.map(() => []));
	const [verification_id, name, decision, is_match_face] = BAD_ROW;
	expect(rows()).toEqual([
		...WRITTEN,
		{
			...{ verification_id, name, decision, is_match_face, updated_at: '' },
			result: "'Verification' is not a valid ID",
		},
	]);
});
