import { randomBytes, randomUUID } from 'node:crypto';
import axios from 'axios';
import { anycheckNode, chain, node } from '../e2e/harness/workflows.cts';
import { cluster } from './harness/one-cluster.cts';

const MEGABYTE = 1024 * 1024;

/** Files that come to one process and are sent by another: n8n keeps them in the database. */
export function files(): void {
	test('a file of a webhook is uploaded by a worker, byte by byte', async () => {
		const { client, credential, sandbox, url } = cluster.now;
		sandbox.reset();
		const path = randomUUID();
		const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
			options: {},
		});
		const workflowId = await client.saveWorkflow(
			chain('Upload', [
				{ ...webhook, webhookId: path },
				anycheckNode('Upload file', credential, {
					resource: 'file',
					operation: 'upload',
					uploads: { file: [{ inputDataFieldName: 'document', password: '' }] },
				}),
			]),
		);
		await client.activate(workflowId);
		const content = randomBytes(2 * MEGABYTE);
		const form = new FormData();
		form.append('document', new Blob([content], { type: 'application/pdf' }), 'contoh.pdf');
		await axios.post(`${url}/webhook/${path}`, form, { proxy: false });

		const [sent] = sandbox.record.seen('POST', /^\/uploads$/);
		expect(sent?.files).toEqual([expect.objectContaining({ bytes: content.length })]);
	});
}
