// `npm start`: a real n8n with this package in it, talking to the sandbox.
import { runDemo } from './demo/run.cts';
import { readOptions } from './demo/options.cts';
import { explain } from './n8n/human-error.cts';

async function main(): Promise<void> {
	const interrupted = new AbortController();
	const interrupt = (): void => {
		if (!interrupted.signal.aborted) console.log('\nStopping …');
		interrupted.abort();
	};
	process.on('SIGINT', interrupt);
	process.on('SIGTERM', interrupt);
	process.on('SIGHUP', interrupt);
	try {
		await runDemo(readOptions(process.argv.slice(2)), interrupted.signal, console.log);
		process.exitCode = interrupted.signal.aborted ? 130 : 0;
	} catch (error) {
		console.error(`\n${explain(error)}`);
		process.exitCode = interrupted.signal.aborted ? 130 : 1;
	}
	// n8n and the sandbox are stopped by now; nothing that is left may keep the command from ending.
	process.exit();
}

void main();
