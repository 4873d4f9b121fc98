// A recipe that other workflows call, pasted as it is on its page, against the sandbox.
import { tableRows } from '../../scripts/n8n/data-table.cts';
import { chain, fromItem, node } from './harness/workflows.cts';
import { neverExecuted } from './recipes/executed.cts';
import { openKitchen, type Kitchen } from './recipes/kitchen.cts';
import { readRecipe } from './recipes/page.cts';

let kitchen: Kitchen;

beforeAll(async () => {
	kitchen = await openKitchen('recipes that are called by workflows');
});
afterAll(async () => {
	await kitchen.close();
});

test('audit-table: each update that another workflow asks for becomes a row', async () => {
	const { client, sandbox } = kitchen;
	const recipe = readRecipe('audit-table');
	const { workflowId } = await kitchen.import(recipe);
	await client.activate(workflowId);
	const ids = [kitchen.verification(), kitchen.verification()];
	const decisions = ids.map((verification_id, index) => ({
		verification_id,
		status: 'COMPLETED',
		reviewer: ['Rani', 'Bagus'][index],
	}));
	const value = Object.fromEntries(
		['verification_id', 'status', 'reviewer'].map((name) => [name, fromItem(name)]),
	);
	const caller = await client.saveWorkflow(
		chain('Calls the recipe', [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('All', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ decisions }),
			}),
			node('Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'decisions', options: {} }),
			node('Call', 'n8n-nodes-base.executeWorkflow', 1.2, {
				workflowId: { __rl: true, mode: 'id', value: workflowId },
				workflowInputs: { mappingMode: 'defineBelow', value },
			}),
		]),
	);
	// Twice: the table is made by the first run and used again by the second.
	await kitchen.run(caller, 'Start');
	await kitchen.run(caller, 'Start');

	const rows = await tableRows(client, 'AnyCheck audit');
	const seen = rows.map(({ verification_id, changed_by, result, changes }) => [
		...[verification_id, changed_by, result, changes],
	]);
	const line = 'status: "NEED_REVIEW" → "COMPLETED"';
	expect(seen).toEqual([
		[ids[0], 'Rani', 'written', line],
		[ids[1], 'Bagus', 'written', line],
		[ids[0], 'Rani', 'written', ''],
		[ids[1], 'Bagus', 'written', ''],
	]);
	expect(rows.map(({ changed_at }) => String(changed_at))).toEqual(
		rows.map(() => expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string),
	);
	expect(ids.map((id) => sandbox.state.find(id).status)).toEqual(['COMPLETED', 'COMPLETED']);
	const [newest = ''] = await client.executions(workflowId);
	expect(neverExecuted(recipe, [await client.finished(newest)])).toEqual([]);
});
