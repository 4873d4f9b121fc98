import { startSandbox } from '../../sandbox/index.cts';
import { exampleText } from './example-text.cts';
import { runOperation } from './run-operation.cts';
import { documentedRuns } from './runs.cts';
import { startSourceEngine } from './source-engine.cts';

/** Runs every operation in n8n's engine against a fresh sandbox; texts by "<resource>: <operation>". */
export async function examples(): Promise<Map<string, string>> {
	const sandbox = await startSandbox();
	const engine = await startSourceEngine();
	const texts = new Map<string, string>();
	try {
		for (const run of documentedRuns) {
			sandbox.reset();
			const credentialId = engine.credentials.create('anycheckApi', {
				environment: 'custom',
				baseUrl: sandbox.url,
				authentication: 'apiKey',
				apiKey: 'sandbox-key',
			});
			const items = await runOperation({ engine, sandbox, credentialId }, run);
			texts.set(run.name, exampleText(items, sandbox.url));
		}
	} finally {
		engine.close();
		await sandbox.close();
	}
	return texts;
}
