import { setTimeout as delay } from 'node:timers/promises';
import type { N8nClient } from '../../../scripts/n8n/client.cts';

/**
 * Waits until an execution is parked; gives its id. Throws when it ends before, or is not parked in time.
 * @param after a node that has run by then
 */
export async function untilWaiting(
	client: N8nClient,
	executionId: string,
	{ withinMs = 30_000, after }: { withinMs?: number; after?: string } = {},
): Promise<string> {
	const deadline = Date.now() + withinMs;
	while (Date.now() < deadline) {
		const execution = await client.execution(executionId);
		const { status } = execution;
		const isThere = after === undefined || execution.items(after).length > 0;
		if (status === 'waiting' && isThere) return executionId;
		if (!['waiting', 'running', 'new'].includes(status)) {
			throw new Error(`Execution ${executionId} was to be parked, and is ${status}.`);
		}
		await delay(100);
	}
	throw new Error(`Execution ${executionId} was not parked in time.`);
}

/** Ids of a workflow's executions, newest first, once there are at least so many; gives up after 30 seconds. */
export async function executionsOf(
	client: N8nClient,
	workflowId: string,
	atLeast: number,
): Promise<string[]> {
	const read = async () => await client.executions(workflowId);
	return await polled(read, ({ length }) => length >= atLeast, 30_000);
}

/** How many executions of a workflow have ended or wait, once there are at least so many; gives up after a minute. */
export async function executionCountOf(
	client: N8nClient,
	workflowId: string,
	atLeast: number,
): Promise<number> {
	const read = async () => await client.executionCount(workflowId);
	return await polled(read, (count) => count >= atLeast, 60_000);
}

/** What is read once it is enough, or when the time is up. */
async function polled<T>(
	read: () => Promise<T>,
	isEnough: (found: T) => boolean,
	withinMs: number,
): Promise<T> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const found = await read();
		if (isEnough(found) || Date.now() > deadline) return found;
		await delay(100);
	}
}
