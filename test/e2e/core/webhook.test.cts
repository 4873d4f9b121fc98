import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { openContext, type Context } from '../harness/context.cts';
import { chain, fromItem, node, updateNode } from '../harness/workflows.cts';

const COUNT = 100;
let context: Context;

beforeAll(async () => {
	context = await openContext('webhook');
});
afterAll(async () => {
	await context.close();
});

interface Order {
	verification_id: string;
	number: number;
	status: string;
	outputMode: string;
	output: object;
	configurationMode: string;
	configuration: object;
}

/** Each order sets another of the seven possible combinations of the three fields. */
function orderFor(verificationId: string, number: number): Order {
	const combination = (number % 7) + 1;
	return {
		verification_id: verificationId,
		number,
		status: combination & 1 ? (number % 2 === 0 ? 'COMPLETED' : 'NEED_REVIEW') : 'unchanged',
		outputMode: combination & 2 ? 'json' : 'unchanged',
		output: { checked: number, by: { name: `Peninjau ${number}` } },
		configurationMode: combination & 4 ? 'json' : 'unchanged',
		configuration: { note: `Catatan "${number}"` },
	};
}

function expectedBody(order: Order): object {
	return {
		...(order.status !== 'unchanged' && { verification_status: order.status }),
		...(order.outputMode === 'json' && { output: order.output }),
		...(order.configurationMode === 'json' && { configuration: order.configuration }),
	};
}

test('a webhook call with 100 items updates 100 verifications, in order, each with exactly its fields', async () => {
	const { client, sandbox, credential, url } = context;
	const path = randomUUID();
	const parameters = {
		verificationId: { __rl: true, mode: 'id', value: fromItem('verification_id') },
		verificationStatus: fromItem('status'),
		outputMode: fromItem('outputMode'),
		output: fromItem('output'),
		configurationMode: fromItem('configurationMode'),
		configuration: fromItem('configuration'),
	};
	const workflowId = await client.saveWorkflow(
		chain('Hundred updates', [
			{
				...node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'allEntries',
					options: {},
				}),
				webhookId: path,
			},
			node('Orders', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.orders', options: {} }),
			updateNode(parameters, credential),
			node('Answer', 'n8n-nodes-base.set', 3.4, {
				assignments: {
					assignments: [
						{ id: 'a', name: 'id', type: 'string', value: fromItem('id') },
						{
							id: 'b',
							name: 'number',
							type: 'number',
							value: "={{ $('Orders').item.json.number }}",
						},
					],
				},
				options: {},
			}),
		]),
	);
	await client.activate(workflowId);
	const orders = sandbox.state
		.addVerifications(COUNT)
		.map(({ id }, number) => orderFor(id, number));

	const response = await axios.post<unknown>(
		`${url}/webhook/${path}`,
		{ orders },
		{ proxy: false, timeout: 60_000 },
	);

	// The answer is built by following each result back to its order: it is right only when the pairing is.
	const expected = orders.map(({ verification_id, number }) => ({ id: verification_id, number }));
	expect(response.data).toEqual(expected);
	const writes = orders.map(({ verification_id }) =>
		sandbox.record.writes(verification_id).map(({ body }) => body),
	);
	expect(writes).toEqual(orders.map((order) => [expectedBody(order)]));
	expect(sandbox.record.seen('PUT', /^\/verifications\//)).toHaveLength(COUNT);
	expect(sandbox.record.seen('POST', /\/auth\/login$/)).toHaveLength(1);
	expect(sandbox.record.contractErrors).toEqual([]);

	const executionId = await client.lastExecution(workflowId);
	if (executionId === undefined) throw new Error('n8n stored no execution');
	const execution = await client.finished(executionId);
	expect(execution.status).toBe('success');
	const pairs = execution.items('Update verification').map(({ pairedItem }) => pairedItem);
	expect(pairs).toEqual(orders.map((_, item) => ({ item })));
});
