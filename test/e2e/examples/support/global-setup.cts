import { running } from './running.cts';
import { openStage } from './stage.cts';
import { SURROUNDINGS_VARIABLE } from './surroundings.cts';

export default async function setup(): Promise<void> {
	const interrupted = new AbortController();
	process.once('SIGINT', () => {
		interrupted.abort();
	});
	running.stage = await openStage(interrupted.signal);
	process.env[SURROUNDINGS_VARIABLE] = JSON.stringify(running.stage.surroundings);
}
