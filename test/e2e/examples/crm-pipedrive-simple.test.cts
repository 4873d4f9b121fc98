import { executionsOf } from '../harness/executions.cts';
import { publish, useSimple } from './support/simple.cts';

const APPROVED = 5;
const suite = useSimple('crm-pipedrive');
let workflowId: string;

beforeAll(async () => {
	workflowId = await publish(suite.example);
});
afterAll(async () => {
	await suite.example.client.rest.send('POST', `/workflows/${workflowId}/deactivate`, {});
});

/** Moves a new deal with a verification in this status. @returns what the deal says, and what AnyCheck was sent */
async function moved(status: 'NEED_REVIEW' | 'IN_PROGRESS', stage = APPROVED): Promise<unknown> {
	const { client, sandbox, parties } = suite.example;
	const [made] = sandbox.state.addVerifications(1, { status });
	const id = made?.id ?? '';
	const deal = parties.pipedrive.add(3, { 'AnyCheck verification': id });
	const before = (await client.executions(workflowId)).length;
	parties.pipedrive.edit(deal, { stage_id: stage });
	// Pipedrive reports what the workflow has written, too.
	const expected = before + (stage === APPROVED ? 2 : 1);
	const executions = await executionsOf(client, workflowId, expected);
	for (const one of executions.slice(0, executions.length - before)) {
		expect((await suite.example.finished(one)).failure).toBeUndefined();
	}
	await parties.pipedrive.webhooks.idle();
	const { fields } = parties.pipedrive.deals.get(deal) ?? {};
	const sent = sandbox.record.writes(id).map(({ body }) => body);
	return [fields?.['AnyCheck status'], fields?.['AnyCheck note'], sent];
}

test('a deal that is moved to the approved stage completes its verification, any other does not', async () => {
	expect(await moved('NEED_REVIEW')).toEqual([
		'COMPLETED',
		'AnyCheck: NOT_VERIFIED',
		[{ verification_status: 'COMPLETED' }],
	]);
	expect(await moved('NEED_REVIEW', 4)).toEqual([undefined, undefined, []]);
});

test('a deal whose verification cannot be completed says why', async () => {
	expect(await moved('IN_PROGRESS')).toEqual([
		'REFUSED',
		'The verification has the status IN_PROGRESS',
		[],
	]);
});
