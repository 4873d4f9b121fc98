import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { N8nClient } from '../../../../scripts/n8n/client.cts';

const listSchema = z.object({
	results: z.array(z.object({ id: z.coerce.string(), status: z.string() })),
});

/**
 * Waits until an execution has one of these statuses. Its data is not read meanwhile: that of a thousand items would keep
 * n8n busy. Throws when it takes longer than `withinMs`.
 */
export async function untilStatus(
	{ rest }: N8nClient,
	executionId: string,
	statuses: readonly string[],
	withinMs: number,
): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (Date.now() < deadline) {
		const { results } = listSchema.parse(await rest.send('GET', '/executions?limit=50'));
		const found = results.find(({ id }) => id === executionId);
		if (found !== undefined && statuses.includes(found.status)) return;
		await delay(100);
	}
	throw new Error(`Execution ${executionId} was not ${statuses.join(' or ')} in time`);
}
