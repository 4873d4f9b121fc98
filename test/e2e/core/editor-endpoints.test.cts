// What n8n's editor asks its server for while somebody fills in the node, asked in the same way.
import { z } from 'zod';
import { demo } from '../../../sandbox/index.cts';
import { openContext, type Context } from '../harness/context.cts';

const NODE = 'n8n-nodes-anycheck.anycheck';
const listSchema = z.object({ results: z.array(z.object({ name: z.string() })) });
const mapperSchema = z.object({ fields: z.array(z.object({ id: z.string() })) });
const typesSchema = z.array(z.object({ name: z.string(), displayName: z.string() }));
let context: Context;

beforeAll(async () => {
	context = await openContext('editor endpoints');
});
afterAll(async () => {
	await context.close();
});

async function ask(
	endpoint: string,
	methodName: string,
	field: string,
	parameters: Record<string, unknown>,
): Promise<unknown> {
	const { client, credential } = context;
	return await client.rest.send('POST', `/dynamic-node-parameters/${endpoint}`, {
		path: `parameters.${field}`,
		nodeTypeAndVersion: { name: NODE, version: 1 },
		currentNodeParameters: parameters,
		methodName,
		credentials: { anycheckApi: credential },
	});
}

const fromList = { __rl: true, mode: 'list', value: '' };
const record = () => context.sandbox.state.find(demo.verifications.ktp);

test.each([
	['searchServices', 'serviceId', { resource: 'verification', operation: 'create' }],
	['searchTemplates', 'templateId', { resource: 'template', operation: 'get' }],
	['searchFolders', 'folderId', { resource: 'folder', operation: 'get' }],
])('%s lists what the sandbox has', async (method, field, operation) => {
	const answer = await ask('resource-locator-results', method, field, {
		...operation,
		[field]: fromList,
		groupId: '',
	});
	expect(listSchema.parse(answer).results.length).toBeGreaterThan(0);
});

test('searchVerifications lists those of the result group', async () => {
	const answer = await ask('resource-locator-results', 'searchVerifications', 'verificationId', {
		resource: 'verification',
		operation: 'update',
		resultId: record().result_id,
		verificationId: fromList,
	});
	expect(listSchema.parse(answer).results).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				name: expect.stringContaining(demo.verifications.ktp.slice(-6)) as string,
			}),
		]),
	);
});

test.each([
	['getOutputFields', 'output'],
	['getConfigurationFields', 'configuration'],
] as const)('%s offers the fields of the chosen verification', async (method, part) => {
	const answer = await ask('resource-mapper-fields', method, `${part}Record`, {
		resource: 'verification',
		operation: 'update',
		verificationId: { __rl: true, mode: 'id', value: record().id },
		[`${part}Mode`]: 'record',
	});
	const names = Object.keys(part === 'output' ? record().output : record().input_config);
	const offered = mapperSchema.parse(answer).fields.map(({ id }) => id);
	expect(names.filter((name) => !offered.some((id) => id.startsWith(name)))).toEqual([]);
	expect(offered).not.toEqual([]);
});

test('n8n has the node and the trigger', async () => {
	const names = [NODE, `${NODE}Trigger`];
	const nodeInfos = names.map((name) => ({ name, version: 1 }));
	const types = typesSchema.parse(
		await context.client.rest.send('POST', '/node-types', { nodeInfos }),
	);
	expect(types.map(({ displayName }) => displayName)).toEqual(['Anycheck', 'Anycheck Trigger']);
});
