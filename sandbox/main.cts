import { parseArgs } from 'node:util';
import { addScript } from './controlFaults.cts';
import { optionsChange } from './controlOptions.cts';
import { help } from './help.cts';
import { startSandbox } from './index.cts';
import { defaultOptions } from './options.cts';
import { readProfile } from './profile.cts';

/** Starts the sandbox as the command line says. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			options: { type: 'string', default: '{}' },
			profile: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(help());
		return;
	}
	const profile =
		values.profile === undefined
			? { options: defaultOptions(), faults: [] }
			: readProfile(values.profile);
	const options = optionsChange(profile.options, JSON.parse(values.options));
	const sandbox = await startSandbox({ ...options, port: Number(values.port) });
	for (const script of profile.faults) addScript(sandbox.faults, script);
	console.log(`AnyCheck sandbox: ${sandbox.url}`);
	const stop = (): void => {
		void sandbox.close();
	};
	process.once('SIGTERM', stop).once('SIGINT', stop).once('SIGHUP', stop);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
