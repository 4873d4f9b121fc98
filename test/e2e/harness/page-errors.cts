import type { Page } from 'playwright-core';

/** What n8n itself runs into when one goes on from a node that has fields like those of "Edit Fields". */
const N8N_OWN = "(reading 'assignments')";

/**
 * Collects what goes wrong in a page of n8n from now on: exceptions, and errors in its console. Not those of loading
 * from elsewhere (n8n asks its makers' servers for news), nor of other nodes' missing output previews.
 */
export function pageErrors(page: Page, n8nUrl: string): string[] {
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => {
		errors.push(message);
	});
	page.on('console', (message) => {
		const { url } = message.location();
		const text = message.text();
		const isOfOthers =
			!url.startsWith(n8nUrl) || url.includes('/schemas/n8n-nodes-base.') || text.includes(N8N_OWN);
		if (message.type() === 'error' && !isOfOthers) errors.push(`${text} (${url})`);
	});
	return errors;
}
