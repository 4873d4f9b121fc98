import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/index.cts';
import type { Engine } from '../../test/engine/harness/index.cts';
import { runAndKeep, serveParked } from '../../test/engine/support/parked.cts';
import { decide } from './review-page.cts';
import type { DocumentedRun } from './runs.cts';

/** Where operations are run: n8n's engine, and the API it talks to. */
export interface Place {
	engine: Engine;
	sandbox: Sandbox;
	credentialId: string;
}

/** The items that an operation puts out. @throws Error when it fails, or waits for nobody */
export async function runOperation(
	{ engine, sandbox, credentialId }: Place,
	{ name, parameters, item, review }: DocumentedRun,
): Promise<INodeExecutionData[]> {
	const [resource, operation] = name.split(': ');
	const items = [item?.(sandbox) ?? { json: {} }];
	const wanted = { resource, operation, ...parameters };
	if (review === undefined) {
		const { outputs, error } = await engine.run({ parameters: wanted, items, credentialId });
		if (error !== undefined) throw new Error(`${name}: ${error.message}`);
		return outputs.success;
	}
	const kept = await runAndKeep(engine, credentialId, wanted, items);
	const parked = await serveParked(engine, kept);
	try {
		await decide(parked.url, review);
		const answer = parked.answers.at(-1);
		const [results] = (answer instanceof Error ? undefined : answer?.workflowData) ?? [];
		if (results === undefined) throw new Error(`${name}: nothing was decided`);
		return results;
	} finally {
		await parked.close();
	}
}
