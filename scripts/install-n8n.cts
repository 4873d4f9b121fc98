// Installs the pinned n8n, unless it is there already: before two runs of tests that would both do so at the same time.
import { explain } from './n8n/human-error.cts';
import { ensureN8n } from './n8n/install.cts';

async function main(): Promise<void> {
	const interrupted = new AbortController();
	process.once('SIGINT', () => {
		interrupted.abort();
	});
	try {
		await ensureN8n(console.log, interrupted.signal);
	} catch (error) {
		console.error(explain(error));
		process.exitCode = 1;
	}
}

void main();
