import { setTimeout as delay } from 'node:timers/promises';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ICredentialDataDecryptedObject, INodeCredentialsDetails } from 'n8n-workflow';
import { TestCredentialsHelper } from '../harness/credentials-helper.cts';
import type { NodeRunOptions, NodeRunResult } from '../harness/index.cts';
import { loadPackage } from '../harness/loaded-package.cts';
import { runNode, smallWorkflow } from '../harness/run-node.cts';
import { runWorkflow } from '../harness/run-workflow.cts';
import type { Stage } from './stage.cts';

/** An n8n worker of its own: it shares the credentials table with the others, and no memory of the package. */
export interface Worker {
	run(options: NodeRunOptions): Promise<NodeRunResult>;
	close(): void;
}

const PROJECT = resolve(__dirname, '../../..');

/**
 * Each worker loads a copy of the built package, so that nothing the package remembers is shared.
 * @param saveMs milliseconds until what the worker saves is in the database, by the worker's number; none by default
 */
export async function startWorkers(
	engine: Stage['engine'],
	count: number,
	saveMs: (worker: number) => number = () => 0,
): Promise<Worker[]> {
	return await Promise.all(
		Array.from({ length: count }, (_, worker) => startWorker(engine, () => saveMs(worker))),
	);
}

/** A database that takes its time to save. */
class SlowHelper extends TestCredentialsHelper {
	saveMs = () => 0;

	override async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const ms = this.saveMs();
		if (ms > 0) await delay(ms);
		await super.updateCredentials(details, type, data);
	}
}

async function startWorker(
	{ credentials }: Stage['engine'],
	saveMs: () => number,
): Promise<Worker> {
	const folder = mkdtempSync(join(tmpdir(), 'anycheck-worker-'));
	for (const part of ['package.json', 'dist']) {
		cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
	}
	symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
	const loaded = await loadPackage(folder);
	const helper = new SlowHelper(loaded.credentialTypes, credentials);
	helper.saveMs = saveMs;
	const defaultType = `${loaded.name}.anycheck`;
	return {
		run: async ({ credentialId = '', ...options }) => {
			const { name, type } = credentials.get(credentialId);
			const json = smallWorkflow(
				{ type: defaultType, ...options },
				{ [type]: { id: credentialId, name } },
			);
			return await runNode(
				(workflow, how) => runWorkflow(loaded, helper, workflow, how),
				json,
				options,
			);
		},
		close: () => {
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
