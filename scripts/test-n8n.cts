// Runs the end-to-end core, and the main test of each example, on a real n8n of one version:
// npm run test:n8n -- 2.20.12, or `oldest` for the oldest supported one, or `latest` for the newest that npm has.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { z } from 'zod';
import { exampleNames, readExample, variantsOf } from './demo/examples.cts';
import { examplesFolder, projectFolder } from './demo/folders.cts';
import { explain, HumanError } from './n8n/human-error.cts';
import { ensureN8n } from './n8n/install.cts';
import { obstacles } from './n8n/obstacles.cts';
import { npmCommand, runCommand } from './n8n/run-command.cts';
import { chosenN8n, OLDEST_N8N, VERSION_VARIABLE } from './n8n/versions.cts';

const resultsSchema = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
});
const KILL = 'SIGTERM';

/** What one part of the run came to. */
interface Row {
	part: string;
	outcome: string;
	isGood: boolean;
}

async function main(): Promise<void> {
	process.env[VERSION_VARIABLE] = await versionFrom(process.argv[2]);
	const interrupted = new AbortController();
	process.once('SIGINT', () => {
		interrupted.abort();
	});
	const installation = await ensureN8n(console.log, interrupted.signal);
	const rows: Row[] = [];
	rows.push(await runTests('Core', ['--selectProjects', 'core'], interrupted.signal));

	const able: string[] = [];
	for (const name of await exampleNames(examplesFolder)) {
		const example = join(examplesFolder, name);
		for (const variant of variantsOf(example)) {
			const file = variant === 'simple' ? `${name}-simple` : name;
			const workflow = await readExample(example, variant);
			const reasons = await obstacles(installation, workflow);
			const outcome = `not run here: ${reasons.join(', ')}`;
			if (reasons.length === 0) able.push(file);
			else rows.push({ part: file, outcome, isGood: true });
		}
	}
	const files = `examples/(${able.join('|')})\\.test\\.cts$`;
	const examples = ['--selectProjects', 'examples', '--testPathPatterns', files];
	rows.push(await runTests(`Examples: ${able.length}`, examples, interrupted.signal));
	report(rows);
}

/** The number of the version that was asked for; the newest supported one where none was. */
async function versionFrom(asked: string | undefined): Promise<string> {
	if (asked === undefined) return chosenN8n();
	if (asked === 'oldest') return OLDEST_N8N;
	if (/^\d+\.\d+\.\d+$/.test(asked)) return asked;
	const shown = await runCommand({
		...npmCommand(['view', `n8n@${asked}`, 'version']),
		cwd: projectFolder,
	});
	if (!/^\d+\.\d+\.\d+$/.test(shown.trim())) throw new HumanError(`npm knows no n8n ${asked}`);
	return shown.trim();
}

async function runTests(part: string, selection: string[], signal: AbortSignal): Promise<Row> {
	const folder = await mkdtemp(join(tmpdir(), 'anycheck-test-n8n-'));
	const file = join(folder, 'results.json');
	const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
	const output = ['--json', `--outputFile=${file}`];
	const args = [jest, '--config', 'jest.e2e.config.js', ...selection, ...output];
	try {
		// Its JSON goes into the file; everything people read is on standard error.
		const child = spawn(process.execPath, args, {
			cwd: projectFolder,
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		signal.addEventListener('abort', () => child.kill(KILL), { once: true });
		const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
		const results = resultsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
		const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = results;
		const outcome = `${passed} passed, ${failed} failed, ${skipped} skipped`;
		return { part, outcome, isGood: code === 0 };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function report(rows: Row[]): void {
	const table = new Table({
		head: [`n8n ${chosenN8n()}`, 'Outcome'],
		style: { head: [], border: [], compact: true },
	});
	table.push(...rows.map(({ part, outcome }) => [part, outcome]));
	console.log(table.toString());
	if (rows.some(({ isGood }) => !isGood)) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(explain(error));
	process.exitCode = 1;
});
