import type { Page } from 'playwright-core';
import { z } from 'zod';

const RUN = /\/rest\/workflows\/[^/]+\/run$/;
const startedSchema = z.object({ data: z.object({ executionId: z.string() }) });

/** How long after a run n8n's message about it may take to be shown, in milliseconds. */
const SHOWN_WITHIN_MS = 2_000;

/**
 * Starts a run in the editor, waits until the editor has read what came out, and closes the message about it, which lies over
 * the page. n8n shows none for a run that is over before the request that started it is answered.
 * @param words of the message
 * @param start presses the button
 */
export async function untilExecuted(
	page: Page,
	words: string,
	start: () => Promise<void>,
): Promise<void> {
	const message = page.getByText(words).first();
	await message.waitFor({ state: 'detached' });
	const executionId = page
		.waitForResponse(RUN)
		.then(async (response) => startedSchema.parse(await response.json()).data.executionId);
	const read = page.waitForResponse(
		async (response) =>
			/\/rest\/executions\/[^/]+$/.test(response.url()) &&
			response.url().endsWith(`/executions/${await executionId}`),
	);
	await Promise.all([executionId, read, start()]);
	await message.waitFor({ timeout: SHOWN_WITHIN_MS }).catch(() => undefined);
	const close = page.locator('.el-notification__closeBtn').first();
	if (await message.isVisible()) await close.click({ timeout: 2_000 }).catch(() => undefined);
	await message.waitFor({ state: 'detached' });
}
