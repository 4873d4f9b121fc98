import { readLedger, summary } from './ledger.cts';
import { running } from './running.cts';

export default async function teardown(): Promise<void> {
	const { stage } = running;
	if (stage === undefined) return;
	console.log(summary(await readLedger(stage.surroundings.ledgerFile)));
	await stage.close();
}
