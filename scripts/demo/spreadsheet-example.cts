import { basename } from 'node:path';
import type { N8nClient } from '../n8n/client.cts';
import type { Execution } from '../n8n/execution.cts';
import { HumanError } from '../n8n/human-error.cts';
import { compare, type Snapshot } from './changes.cts';
import { changesTable, failuresTable, type FailedRow } from './table.cts';

export const SPREADSHEET_EXAMPLE = 'update-from-spreadsheet';
const ROWS = 'Rows';
const UPDATE = 'Update verification';
/** Its output of the rows that were not applied. */
const ERROR_OUTPUT = 1;

/**
 * Runs the simple spreadsheet example and prints which verifications it changed, as the sandbox knows them, and which
 * rows failed. Throws HumanError when the workflow fails or nothing was updated.
 */
export async function runSpreadsheetExample(
	client: N8nClient,
	workflows: ReadonlyMap<string, string>,
	verifications: ReadonlyMap<string, Snapshot>,
	say: (line: string) => void,
): Promise<void> {
	const workflowId = workflows.get(SPREADSHEET_EXAMPLE);
	if (workflowId === undefined)
		throw new HumanError(`The example ${SPREADSHEET_EXAMPLE} is missing.`);
	say(`Running the example ${SPREADSHEET_EXAMPLE} …`);
	const before = structuredClone([...verifications.values()]);
	const execution = await client.run(workflowId, 'Start');
	if (execution.status !== 'success') {
		throw new HumanError(
			`The example ended with "${execution.status}": ${execution.failure ?? 'no reason given'}`,
		);
	}
	const changes = compare(before, verifications);
	const failed = failedRows(execution);
	const rows = execution.items(ROWS).length;
	if (changes.length === 0)
		throw new HumanError(`The example updated no verification.\n${failuresTable(failed)}`);
	say(`\n${changesTable(changes)}`);
	say(
		`${rows} rows: ${changes.length} verifications updated, ${failed.length} rows not applied, as they should. Those are in ${refusedFile(execution)}:`,
	);
	say(failuresTable(failed));
}

function failedRows(execution: Execution): FailedRow[] {
	return execution
		.items(UPDATE, ERROR_OUTPUT)
		.map(({ json }) => ({ verification: text(json.verification_id), reason: text(json.error) }));
}

/** Name of the file that the example has written. */
function refusedFile(execution: Execution): string {
	return basename(text(execution.items('Write the file')[0]?.json.fileName));
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
