// Calls of reviewers' browsers to a workflow parked at Wait for Review. How the page looks is tried in the real n8n.
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { setDesk, type Desk } from './support/desk.cts';
import { on } from './support/intake.cts';
import { runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { openPage, sendForm } from './support/review-visit.cts';

let desk: Desk;
let parked: ParkedAddress;

beforeAll(async () => {
	desk = await setDesk();
});

afterEach(() => parked.close());

afterAll(() => desk.close());

/** Parks a workflow that waits for a person to decide on the verification of each row. */
async function park(
	rows: IDataObject[],
	parameters: INodeParameters = {},
	node: Partial<INode> = {},
): Promise<ParkedAddress> {
	const { engine, credentialId } = desk;
	const items = rows.map((json) => ({ json }));
	const settings = on('waitForReview', parameters);
	const kept = await runAndKeep(engine, credentialId, settings, items, node);
	expect(kept.run.status).toBe('waiting');
	parked = await serveParked(engine, kept);
	return parked;
}

const rowsOf = (ids: string[]) => ids.map((id) => ({ id }));

/** What the workflow went on with, as often as it did. */
const resumed = ({ answers }: ParkedAddress) =>
	answers.flatMap((answer) => ('workflowData' in answer ? [answer.workflowData?.[0]] : []));

it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'what was decided goes on although another verification is gone: %s',
	async (onError) => {
		const ids = desk.addMany(3);
		const address = await park(rowsOf(ids), {}, { onError });
		for (const item of [0, 2]) await sendForm(await openPage(`${address.url}?item=${item}`));
		expect(resumed(address)).toEqual([]);

		desk.sandbox.state.verifications.delete(ids[1] ?? '');
		await openPage(`${address.url}?item=0`);

		expect(resumed(address)).toMatchObject([
			[
				{ json: { id: ids[0], decision: 'COMPLETED' }, pairedItem: { item: 0 } },
				{ json: { error: 'The verification was not found' }, pairedItem: { item: 1 } },
				{ json: { id: ids[2], decision: 'COMPLETED' }, pairedItem: { item: 2 } },
			],
		]);
	},
);

it('goes on once, however many look after the last decision', async () => {
	const address = await park(rowsOf([desk.add()]));
	const page = await openPage(address.url);

	const sent = await Promise.all([sendForm(page), sendForm(page), openPage(address.url)]);
	await openPage(address.url);

	expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 410]);
	expect(resumed(address)).toMatchObject([[{ json: { decision: 'COMPLETED' } }]]);
});
