import { join } from 'node:path';
import { exampleNames, variantsOf } from '../../../../scripts/demo/examples.cts';
import { examplesFolder } from '../../../../scripts/demo/folders.cts';
import { titleOf } from './example.cts';
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
	const names = await exampleNames(examplesFolder);
	const all = names.flatMap((name) =>
		variantsOf(join(examplesFolder, name)).map((variant) => titleOf(name, variant)),
	);
	const missing = missingFrom(entries, all);
	if (isWholeRun(chosen) && missing.length > 0)
		throw new Error(`No test has run these examples: ${missing.join(', ')}`);
}
