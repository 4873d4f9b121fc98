import type { N8nClient } from '../n8n/client.cts';
import { addTableRows, hasTable, makeTable } from '../n8n/data-table.cts';
import type { Snapshot } from './changes.cts';

/** Name of the data table that a first workflow reads, so that nobody has to look for an ID. */
export const TO_REVIEW = 'Verifications to review';

/** Puts the verifications that need review into a data table, unless n8n has it from an earlier start. */
export async function listToReview(
	client: N8nClient,
	verifications: ReadonlyMap<string, Snapshot>,
): Promise<void> {
	if (await hasTable(client, TO_REVIEW)) return;
	const open = [...verifications.values()].filter(({ status }) => status === 'NEED_REVIEW');
	await makeTable(client, TO_REVIEW, ['verification_id', 'service']);
	await addTableRows(
		client,
		TO_REVIEW,
		open.map(({ id, service }) => ({ verification_id: id, service: service?.name ?? '' })),
	);
}
