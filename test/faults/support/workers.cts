import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TestCredentialsHelper } from '../../engine/harness/credentials-helper.cts';
import { loadPackage } from '../../engine/harness/loaded-package.cts';
import { runNode, smallWorkflow } from '../../engine/harness/run-node.cts';
import { runWorkflow } from '../../engine/harness/run-workflow.cts';
import { CREDENTIAL } from '../../engine/support/stage.cts';
import { runOf, type Ran, type Row, type Scene } from './scene.cts';

/** An n8n worker of its own: it shares the credentials table with the others, and no memory of the package. */
export interface Worker {
	run(rows: Row[]): Promise<Ran>;
	close(): void;
}

const PROJECT = resolve(__dirname, '../../..');

/** Each worker loads a copy of the built package, so that nothing the package remembers is shared. */
export async function startWorkers(scene: Scene, count: number): Promise<Worker[]> {
	return await Promise.all(Array.from({ length: count }, () => startWorker(scene)));
}

async function startWorker({ engine, credentialId }: Scene): Promise<Worker> {
	const folder = mkdtempSync(join(tmpdir(), 'anycheck-worker-'));
	for (const part of ['package.json', 'dist']) {
		cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
	}
	symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
	const loaded = await loadPackage(folder);
	const helper = new TestCredentialsHelper(loaded.credentialTypes, engine.credentials);
	const { name } = engine.credentials.get(credentialId);
	const type = `${loaded.name}.anycheck`;
	return {
		run: async (rows) => {
			const options = runOf(rows, credentialId);
			const json = smallWorkflow(
				{ ...options, type },
				{ [CREDENTIAL]: { id: credentialId, name } },
			);
			const result = await runNode(
				(workflow, how) => runWorkflow(loaded, helper, workflow, how),
				json,
				options,
			);
			return { rows, result };
		},
		close: () => {
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
