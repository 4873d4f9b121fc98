// `npm run check-api`: asks a real AnyCheck what its documentation leaves open.
import { credentialsFrom, personAt } from './check-api/ask.cts';
import { settingsFrom, usage } from './check-api/command.cts';
import { checkApi } from './check-api/run.cts';
import { UsageError } from './check-api/trouble.cts';
import { explain } from './n8n/human-error.cts';

async function main(): Promise<number> {
	const settings = settingsFrom(process.argv.slice(2), process.env);
	if (settings === undefined) {
		console.log(usage);
		return 0;
	}
	const person = personAt(process.stdin.isTTY && process.stdout.isTTY);
	const credentials = await credentialsFrom(process.env, person);
	const stop = new AbortController();
	const interrupt = (): void => {
		if (stop.signal.aborted) console.log('Still putting back what was changed …');
		else console.log('\nStopping: what was changed is put back …');
		stop.abort();
	};
	process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
	return await checkApi(settings, credentials, { say: console.log, person, signal: stop.signal });
}

/** How prompts say that Ctrl+C was pressed in one. */
function isInterrupted(error: unknown): boolean {
	return error instanceof Error && error.name === 'ExitPromptError';
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		if (isInterrupted(error)) process.exit(130);
		console.error(explain(error));
		process.exit(error instanceof UsageError ? 2 : 1);
	},
);
