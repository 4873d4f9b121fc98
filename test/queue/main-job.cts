import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { chain, fromItem, node, updateNode } from '../e2e/harness/workflows.cts';
import { demo } from '../../sandbox/index.cts';
import { cluster } from './harness/one-cluster.cts';

const COUNT = 1_000;

const EXECUTIONS = 8;

/** Updates that webhooks ask for, executed by workers. */
export function main(): void {
	// The first of all: no worker knows a session yet.
	test.each(['nobody has a session', 'the session was revoked'])(
		'eight executions at once on two workers share sessions, and none fails (%s)',
		async (state) => {
			const { sandbox } = cluster.now;
			if (state !== 'nobody has a session') sandbox.state.sessions.revoke(demo.email);
			sandbox.record.clear();
			const path = await published();
			const parts = Array.from({ length: EXECUTIONS }, () =>
				sandbox.state.addVerifications(25).map(({ id }) => id),
			);
			const answers = await Promise.all(
				parts.map(async (ids, index) => {
					const url = `${cluster.now.address(`webhook-${(index % 2) + 1}`)}/webhook/${path}`;
					return await axios.post<unknown[]>(url, { ids }, { proxy: false });
				}),
			);
			expect(answers.map(({ data }) => data)).toEqual(
				parts.map((ids) => ids.map((id) => ({ id }))),
			);
			const written = parts.flat().map((id) => sandbox.record.writes(id).length);
			expect(written).toEqual(written.map(() => 1));
			const logins = sandbox.record.seen('POST', /\/auth\/login/);
			// One for each worker: whichever is over, the other one is in the store a moment later.
			expect(logins.length).toBeGreaterThan(0);
			expect(logins.length).toBeLessThanOrEqual(2);
		},
	);

	test.each(['webhook-1', 'webhook-2'])(
		'1,000 items that come in through %s are each written once, in order, with one login',
		async (process) => {
			const { sandbox } = cluster.now;
			sandbox.reset();
			const ids = sandbox.state.addVerifications(COUNT).map(({ id }) => id);
			const path = await published();
			const url = `${cluster.now.address(process)}/webhook/${path}`;
			const { data } = await axios.post<unknown[]>(
				url,
				{ ids },
				{ proxy: false, maxBodyLength: 1e8 },
			);
			expect(data).toEqual(ids.map((id) => ({ id })));
			expect(ids.filter((id) => sandbox.record.writes(id).length !== 1)).toEqual([]);
			expect(sandbox.record.seen('POST', /login/).length).toBeLessThanOrEqual(1);
		},
	);
}

/** A live workflow that completes the verifications whose IDs it is sent, and answers with them; gives its path. */
async function published(): Promise<string> {
	const { client, credential } = cluster.now;
	const path = randomUUID();
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
		httpMethod: 'POST',
		path,
		responseMode: 'lastNode',
		responseData: 'allEntries',
		options: {},
	});
	const id = { id: 'id', name: 'id', type: 'string', value: fromItem('id') };
	const workflowId = await client.saveWorkflow(
		chain('Thousand updates', [
			{ ...webhook, webhookId: path },
			node('Rows', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.ids', options: {} }),
			updateNode(
				{
					verificationId: { __rl: true, mode: 'id', value: "={{ $json['body.ids'] }}" },
					verificationStatus: 'COMPLETED',
				},
				credential,
			),
			node('Answer', 'n8n-nodes-base.set', 3.4, {
				assignments: { assignments: [id] },
				options: {},
			}),
		]),
	);
	await client.activate(workflowId);
	return path;
}
