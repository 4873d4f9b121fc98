import { join } from 'node:path';
import { demo, startSandbox, type Sandbox } from '../../sandbox/index.cts';
import { OWNER } from '../n8n/account.cts';
import { N8nClient } from '../n8n/client.cts';
import { ensureN8n } from '../n8n/install.cts';
import { formatElapsed, type Report } from '../n8n/install-progress.cts';
import type { N8nInstallation } from '../n8n/locations.cts';
import { installPackage } from '../n8n/package.cts';
import { npmCommand, runCommand } from '../n8n/run-command.cts';
import { startServer, type N8nServer } from '../n8n/server.cts';
import { exampleNames, importExample, saveSandboxCredential, variantsOf } from './examples.cts';
import {
	examplesFolder,
	keptFolders,
	projectFolder,
	temporaryFolders,
	type DemoFolders,
} from './folders.cts';
import type { StartOptions } from './options.cts';
import { runSpreadsheetExample } from './spreadsheet-example.cts';
import { listToReview, TO_REVIEW } from './to-review.cts';

/**
 * Builds the package, starts the sandbox and n8n, runs the example and prints what it did; then waits until
 * `signal` says stop, unless `options.once`. Everything started is stopped again, also on errors.
 */
export async function runDemo(
	options: StartOptions,
	signal: AbortSignal,
	say: Report,
): Promise<void> {
	const startedAt = Date.now();
	say('Building the package …');
	await runCommand({ ...npmCommand(['run', 'build', '--silent']), cwd: projectFolder, signal });
	const installation = await ensureN8n(say, signal);
	const folders = options.once ? await temporaryFolders() : await keptFolders(options.fresh);
	try {
		const sandbox = await startSandbox();
		try {
			await runWithSandbox(options, signal, say, { installation, folders, sandbox, startedAt });
		} finally {
			await sandbox.close();
		}
	} finally {
		await folders.release();
	}
}

interface Parts {
	installation: N8nInstallation;
	folders: DemoFolders;
	sandbox: Sandbox;
	startedAt: number;
}

async function runWithSandbox(
	options: StartOptions,
	signal: AbortSignal,
	say: Report,
	parts: Parts,
): Promise<void> {
	const { installation, folders, sandbox, startedAt } = parts;
	const { userFolder, filesFolder } = folders;
	say(`The sandbox stands in for the AnyCheck API at ${sandbox.url}`);
	await installPackage(projectFolder, userFolder);
	say('Starting n8n …');
	const server = await startServer(installation, {
		userFolder,
		filesFolder,
		preferredPort: options.port,
		signal,
	});
	try {
		signal.throwIfAborted();
		const client = await N8nClient.connect(server.url);
		const credentialId = await saveSandboxCredential(client, { ...demo, url: sandbox.url });
		const simple = await importExamples(client, filesFolder, credentialId);
		signal.throwIfAborted();
		await runSpreadsheetExample(client, simple, sandbox.state.verifications, say);
		await listToReview(client, sandbox.state.verifications);
		say(`The data table '${TO_REVIEW}' has IDs for your own first workflow.`);
		say(`\nReady after ${formatElapsed(Date.now() - startedAt)}.`);
		if (!options.once) await welcome(server, options.port, signal, say);
	} finally {
		await server.stop();
	}
}

/**
 * Imports both workflows of each example. n8n's list has the newest first, so the simple ones come last here: there they
 * stand above those for production. @returns the ids of the simple ones, by example
 */
async function importExamples(
	client: N8nClient,
	filesFolder: string,
	credentialId: string,
): Promise<Map<string, string>> {
	const simple = new Map<string, string>();
	const names = await exampleNames(examplesFolder);
	for (const variant of ['production', 'simple'] as const) {
		for (const name of names) {
			const example = join(examplesFolder, name);
			if (!variantsOf(example).includes(variant)) continue;
			const one = { example, variant };
			const { id } = await importExample(client, one, filesFolder, credentialId);
			if (variant === 'simple') simple.set(name, id);
		}
	}
	return simple;
}

async function welcome(
	server: N8nServer,
	port: number,
	signal: AbortSignal,
	say: Report,
): Promise<void> {
	const { url, filesFolder, logFile } = server;
	const busy = url.endsWith(`:${port}`) ? '' : `  (port ${port} is busy)`;
	say(`
  Editor    ${url}${busy}
  Email     ${OWNER.email}
  Password  ${OWNER.password}
  Files     ${filesFolder}
  Log       ${logFile}

Ctrl+C stops everything.`);
	const stopped = new Promise<void>((resolve) => {
		signal.addEventListener('abort', () => {
			resolve();
		});
	});
	await Promise.race([stopped, server.ended]);
	if (!signal.aborted) throw new Error(`n8n ended by itself. Its log: ${logFile}`);
}
