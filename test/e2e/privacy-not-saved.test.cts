// With "Do not save", nothing of an execution stays in n8n: docs/privacy.md says when it is gone.
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import { projectFolder } from '../../scripts/demo/folders.cts';
import { ensureN8n } from '../../scripts/n8n/install.cts';
import { installPackage } from '../../scripts/n8n/package.cts';
import { startServer, type N8nServer } from '../../scripts/n8n/server.cts';
import { contextAt, type Context } from './harness/context.cts';
import { executionsOf, untilWaiting } from './harness/executions.cts';
import { anycheckNode, chain, node } from './harness/workflows.cts';

const NOT_SAVED = { saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' };
// Minutes. Unless set it is 15, as the page says.
const ERASES_EVERY = { EXECUTIONS_DATA_PRUNE_HARD_DELETE_INTERVAL: '0.03' };
let folder: string;
let userFolder: string;
let server: N8nServer;
let context: Context;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'anycheck-privacy-'));
	userFolder = join(folder, 'n8n');
	const installation = await ensureN8n(console.log, AbortSignal.timeout(600_000));
	await installPackage(projectFolder, userFolder);
	const filesFolder = join(folder, 'files');
	server = await startServer(installation, { userFolder, filesFolder, env: ERASES_EVERY });
	context = await contextAt(server, 'not saved');
});
afterAll(async () => {
	await server.stop();
	await context.close();
	await rm(folder, { recursive: true, force: true });
});

/** Files that n8n keeps for executions of a workflow. */
function storedFiles(workflowId: string): string[] {
	const folder = join(userFolder, '.n8n', 'storage');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true });
	return files
		.filter((file) => file.isFile() && file.parentPath.includes(workflowId))
		.map(({ name }) => name);
}

test('what is not to be saved is there while the workflow waits, pictures included, and gone when it has ended', async () => {
	const { client, sandbox, credential, url } = context;
	const path = randomUUID();
	const link = '={{ { id: $json.body.id, link: $execution.resumeUrl } }}';
	const nodes = [
		{
			...node('Webhook', 'n8n-nodes-base.webhook', 2.1, { httpMethod: 'POST', path }),
			webhookId: path,
		},
		node('Link', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: link }),
		anycheckNode('Wait for review of verification', credential, {
			operation: 'waitForReview',
			verificationId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		}),
	];
	const settings = { executionOrder: 'v1', ...NOT_SAVED };
	const workflowId = await client.saveWorkflow({ ...chain('Not saved', nodes), settings });
	await client.activate(workflowId);
	const [verification] = sandbox.state.addVerifications(1);
	const form = new FormData();
	form.append('id', verification?.id ?? '');
	form.append('picture', new Blob(['picture of a KTP'], { type: 'image/jpeg' }), 'ktp.jpg');
	await axios.post(`${url}/webhook/${path}`, form, { proxy: false });

	const [id = ''] = await executionsOf(client, workflowId, 1);
	const execution = await client.execution(await untilWaiting(client, id));
	expect(storedFiles(workflowId)).not.toEqual([]);

	sandbox.state.setStatus(sandbox.state.find(verification?.id ?? ''), 'COMPLETED');
	await axios.get(String(execution.items('Link')[0]?.json['link']), { proxy: false });
	const isLeft = async () =>
		(await client.executions(workflowId)).length + storedFiles(workflowId).length > 0;
	const deadline = Date.now() + 30_000;
	while ((await isLeft()) && Date.now() < deadline) await delay(100);
	expect(await client.executions(workflowId)).toEqual([]);
	expect(storedFiles(workflowId)).toEqual([]);
});
