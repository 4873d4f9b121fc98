import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Calls a waiting workflow of this n8n. Not through the API's client: neither credential nor retries are for n8n itself.
 *
 * @param url an address at or below `$execution.resumeUrl`
 * @throws n8n's error where the call is not taken
 */
export async function callWaitingWorkflow(
	{ helpers }: IExecuteFunctions,
	url: string,
): Promise<void> {
	await helpers.httpRequest({ method: 'POST', url, json: true });
}
