import type { Browser } from 'playwright-core';
import type { Execution } from '../../../../scripts/n8n/execution.cts';
import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import { untilWaiting } from '../../harness/executions.cts';
import type { Example } from './example.cts';
import { publishTrigger } from './reported.cts';
import { withParameters } from './settings.cts';
import { useExample } from './use-example.cts';

/** What a user fills in, by node: a simple example has no node of settings. */
export type FilledIn = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Opens the simple workflow of an example for a suite that executes each of its nodes. @returns filled in before the first test */
export function useSimple(name: string): { example: Example } {
	const suite = {} as { example: Example };
	const options = { variant: 'simple', runsAllNodes: true } as const;
	useExample(name, (example) => Object.assign(suite, { example }), options);
	return suite;
}

/** The workflow with parameters filled in. Throws when it lacks one of the nodes. */
export function filledIn(workflow: WorkflowJson, values: FilledIn): WorkflowJson {
	return Object.entries(values).reduce(
		(filled, [node, parameters]) => withParameters(filled, node, parameters),
		workflow,
	);
}

/** Imports the workflow with what a user fills in, and publishes it. @returns its id */
export async function publish(example: Example, values: FilledIn = {}): Promise<string> {
	const workflowId = await example.import((workflow) => filledIn(workflow, values));
	await publishTrigger(example, workflowId);
	return workflowId;
}

/**
 * Opens a reviewer's link, once the workflow waits for it, and completes the verification.
 * @param asked the node that sends the link @returns the execution at its end
 */
export async function completeBy(
	browser: Browser,
	example: Example,
	executionId: string,
	asked: string,
	link: () => string,
): Promise<Execution> {
	await untilWaiting(example.client, executionId, { after: asked });
	const page = await browser.newPage();
	page.setDefaultTimeout(20_000);
	await page.goto(link());
	await page.getByLabel('Your name').fill('Rani');
	await page.getByRole('radio', { name: 'Completed' }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
	const execution = await example.finished(executionId);
	await page.close();
	return execution;
}

/** The first address in a text. */
export function linkIn(text: string): string {
	return /https?:\/\/[^\s|>]+/.exec(text)?.[0].replaceAll('&amp;', '&') ?? '';
}
