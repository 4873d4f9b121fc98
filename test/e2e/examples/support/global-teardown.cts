import { exampleNames } from '../../../../scripts/demo/examples.cts';
import { examplesFolder } from '../../../../scripts/demo/folders.cts';
import { missingFrom, readLedger, summary } from './ledger.cts';
import { running } from './running.cts';
import { isWholeRun, type Chosen } from './whole-run.cts';

/** Prints the summary. @throws when everything was to be run, and an example was not */
export default async function teardown(chosen: Chosen): Promise<void> {
	const { stage } = running;
	if (stage === undefined) return;
	const entries = await readLedger(stage.surroundings.ledgerFile);
	console.log(summary(entries));
	await stage.close();
	const missing = missingFrom(entries, await exampleNames(examplesFolder));
	if (isWholeRun(chosen) && missing.length > 0)
		throw new Error(`No test has run these examples: ${missing.join(', ')}`);
}
