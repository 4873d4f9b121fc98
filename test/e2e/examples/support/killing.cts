import { setTimeout as delay } from 'node:timers/promises';
import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import { Example, sharedSurroundings } from './example.cts';
import { openStage, type Stage } from './stage.cts';

const PATIENCE_MS = 60_000;

/** An example in an n8n of its own, which is killed in the middle of it and started again on the same data. */
export class Mortal {
	private constructor(
		readonly example: Example,
		private readonly stage: Stage,
	) {}

	static async open(name: string): Promise<Mortal> {
		const stage = await openStage(new AbortController().signal);
		const { ledgerFile } = sharedSurroundings();
		const surroundings = { ...stage.surroundings, ledgerFile };
		return new Mortal(await Example.open(name, { surroundings, label: 'killed' }), stage);
	}

	/** Starts the workflow, waits until n8n has to be killed, kills it, and starts it again. */
	async killDuring(
		workflowId: string,
		trigger: string,
		moment: () => Promise<void>,
	): Promise<void> {
		await this.example.client.start(workflowId, trigger);
		await moment();
		await this.kill();
	}

	/** Kills n8n (SIGKILL) and starts it again. */
	async kill(): Promise<void> {
		await this.stage.killAndRestart();
		await this.example.reconnect();
	}

	async close(): Promise<void> {
		await this.example.close();
		await this.stage.close();
	}
}

/** The workflow with a pause before one of its nodes, so that n8n can be killed there. */
export function pausedBefore(workflow: WorkflowJson, node: string): WorkflowJson {
	const pause = {
		name: 'Pause',
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { amount: 60, unit: 'seconds' },
	};
	const text = JSON.stringify(workflow.connections);
	const led = text.replaceAll(`"node":${JSON.stringify(node)}`, '"node":"Pause"');
	const next = { Pause: { main: [[{ node, type: 'main', index: 0 }]] } };
	const connections = { ...(JSON.parse(led) as WorkflowJson['connections']), ...next };
	return { ...workflow, nodes: [...workflow.nodes, pause], connections };
}

/** Waits for a moment that cannot be told in advance. Throws when it does not come. */
export async function until(condition: () => boolean): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	while (!condition()) {
		if (Date.now() > deadline) throw new Error('It did not come to that');
		await delay(5);
	}
}
