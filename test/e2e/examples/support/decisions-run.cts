import type { Execution } from '../../../../scripts/n8n/execution.cts';
import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import type { Spreadsheet } from '../../third-parties/google/spreadsheet.cts';
import { decisionsSheet, type DecisionRow } from './decisions-sheet.cts';
import type { Example } from './example.cts';
import { impatient } from './patience.cts';
import { withSettings } from './settings.cts';

/** A sheet to which the example was applied. */
export interface DecisionsRun {
	book: Spreadsheet;
	/** The first run. */
	execution: Execution;
	again: (trigger?: string) => Promise<Execution>;
}

/** Applies the example to a new sheet with these rows. */
export async function runDecisions(
	example: Example,
	rows: readonly DecisionRow[],
	change: (workflow: WorkflowJson) => WorkflowJson = (same) => same,
): Promise<DecisionsRun> {
	const book = example.parties.sheets.add(decisionsSheet(rows));
	const workflowId = await example.import((workflow) =>
		change(impatient(withSettings(workflow, { spreadsheet: book.url }))),
	);
	const again = async (trigger = 'Start'): Promise<Execution> =>
		await example.run(workflowId, trigger);
	return { book, execution: await again(), again };
}
