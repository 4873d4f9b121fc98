// The node as a tool of n8n's AI agent, with a model that always calls it.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { openContext, type Context } from '../harness/context.cts';
import { fromItem, node } from '../harness/workflows.cts';
import { completionOf } from '../third-parties/openai/completion.cts';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const requestSchema = z.object({
	model: z.string(),
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
	tools: z.array(
		z.object({
			function: z.object({ name: z.string(), parameters: z.record(z.string(), z.unknown()) }),
		}),
	),
});
let context: Context;
let model: Server;
/** What the tool has told the model. */
const told: unknown[] = [];
/** What the model is to fill in, in each request. */
const shown: unknown[] = [];

/** Calls the first tool with this verification, then says that it is done. */
function modelFor(verificationId: () => string): express.Express {
	const app = express();
	app.use(express.json({ limit: '5mb' }));
	app.post('/v1/chat/completions', ({ body }, response) => {
		const { model: name, messages, tools } = requestSchema.parse(body);
		const answers = messages.filter(({ role }) => role === 'tool');
		told.push(...answers.map(({ content }) => content));
		const [tool] = tools;
		shown.push(tool?.function.parameters);
		const call = { name: tool?.function.name ?? '', arguments: { id: verificationId() } };
		const reply = answers.length > 0 ? { text: 'Done' } : { calls: [call] };
		response.json(completionOf(name, told.length, reply));
	});
	return app;
}

let id = '';
beforeAll(async () => {
	context = await openContext('tool');
	model = modelFor(() => id).listen(0, '127.0.0.1');
	await new Promise((resolve) => model.once('listening', resolve));
});
afterAll(async () => {
	await new Promise((resolve) => model.close(resolve));
	await context.close();
});

test('an AI agent updates the verification that the model names', async () => {
	const { client, sandbox, credential } = context;
	[id = ''] = sandbox.state.addVerifications(1, { status: 'NEED_REVIEW' }).map((one) => one.id);
	const { port } = model.address() as AddressInfo;
	const openAi = { type: 'openAiApi', name: 'A model on this machine' };
	const openAiId = await client.saveCredential({
		...openAi,
		data: { apiKey: 'none', url: `http://127.0.0.1:${port}/v1` },
	});
	const workflowId = await client.saveWorkflow({
		name: 'Tool',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Request', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: '{ "text": "Complete it" }',
			}),
			node('Agent', `${LANGCHAIN}.agent`, 2, {
				promptType: 'define',
				text: fromItem('text'),
				options: {},
			}),
			{
				...node('Model', `${LANGCHAIN}.lmChatOpenAi`, 1.2, {
					model: { __rl: true, mode: 'id', value: 'a-model' },
					options: {},
				}),
				credentials: { openAiApi: { id: openAiId, name: openAi.name } },
			},
			{
				...node('Complete a review', 'n8n-nodes-anycheck.anycheckTool', 1, {
					descriptionType: 'manual',
					toolDescription: 'Completes the review of a verification',
					resource: 'verification',
					operation: 'update',
					verificationId: {
						__rl: true,
						mode: 'id',
						value: "={{ $fromAI('id', 'Its ID', 'string') }}",
					},
					verificationStatus: 'COMPLETED',
				}),
				credentials: { anycheckApi: credential },
			},
		],
		connections: {
			Start: { main: [[{ node: 'Request', type: 'main', index: 0 }]] },
			Request: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			'Complete a review': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	});

	const execution = await client.run(workflowId, 'Start');

	expect(execution.failure).toBeUndefined();
	expect(execution.items('Agent').map(({ json }) => json)).toEqual([{ output: 'Done' }]);
	const fields = { id: { type: 'string', description: 'Its ID' } };
	expect(shown[0]).toMatchObject({ type: 'object', properties: fields, required: ['id'] });
	expect(told).toEqual([expect.stringContaining(`"status":"COMPLETED"`)]);
	expect(sandbox.record.writes(id).map(({ body }) => body)).toEqual([
		{ verification_status: 'COMPLETED' },
	]);
});
