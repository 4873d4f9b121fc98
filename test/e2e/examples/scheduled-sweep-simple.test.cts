import { addTableRows, makeTable } from '../../../scripts/n8n/data-table.cts';
import { impatient } from './support/patience.cts';
import { filledIn, useSimple } from './support/simple.cts';

const TABLE = 'Simple groups';
const GROUP = 'c1d6a2f0-7a2e-4d0c-9f57-3a4c0d1e2f41';
const suite = useSimple('scheduled-sweep');

beforeAll(async () => {
	await makeTable(suite.example.client, TABLE, ['result_id']);
	await addTableRows(suite.example.client, TABLE, [
		{ result_id: GROUP },
		{ result_id: 'bukan-id' },
	]);
});

/** What is posted in the morning. */
async function morning(): Promise<string[]> {
	const { example } = suite;
	const dataTableId = { __rl: true, mode: 'name', value: TABLE };
	const workflowId = await example.import((workflow) =>
		impatient(filledIn(workflow, { 'Watched groups': { dataTableId } })),
	);
	expect((await example.run(workflowId, 'Every morning')).failure).toBeUndefined();
	return example.parties.slack.messages.map(({ channel, text }) => `${channel} ${text}`);
}

const FAILED =
	"#anycheck-reviews *Groups that could not be looked at: 1*\n• bukan-id: 'Result ID' is not a valid ID";

test('what needs review is listed, and a group that cannot be read is named', async () => {
	const { state } = suite.example.sandbox;
	const [first, second] = state.addVerifications(2, { result_id: GROUP });
	state.addVerifications(1, { result_id: GROUP, status: 'COMPLETED' });
	const list = `• ${String(first?.id)}\n• ${String(second?.id)}`;
	expect(await morning()).toEqual([`#anycheck-reviews *Waiting for review: 2*\n${list}`, FAILED]);
});

test('when nothing needs review, no list is posted', async () => {
	expect(await morning()).toEqual([FAILED]);
});
