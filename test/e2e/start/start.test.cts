import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { demo } from '../../../sandbox/index.cts';
import { projectFolder } from '../../../scripts/demo/folders.cts';
import { processesNaming } from '../harness/processes.cts';

let scratch: string;

beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'anycheck-start-'));
});
afterAll(async () => {
	await rm(scratch, { recursive: true, force: true });
});

interface Start {
	child: ChildProcess;
	/** Everything printed so far. */
	printed: () => string;
	/** Exit code, or the signal's name. */
	ended: Promise<number | string | null>;
}

/** `npm start` as a process of its own; its temporary files, and so its n8n, can be told by `scratch`. */
function start(...args: string[]): Start {
	const child = spawn(process.execPath, ['--require', 'tsx/cjs', 'scripts/start.cts', ...args], {
		cwd: projectFolder,
		env: { ...process.env, TMPDIR: scratch },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	}
	const ended = new Promise<number | string | null>((resolve) => {
		child.once('close', (code, signal) => {
			resolve(code ?? signal);
		});
	});
	return { child, printed: () => output, ended };
}

async function until(
	condition: () => boolean | Promise<boolean>,
	withinMs: number,
): Promise<boolean> {
	const deadline = Date.now() + withinMs;
	while (Date.now() < deadline) {
		if (await condition()) return true;
		await delay(200);
	}
	return false;
}

test('--once prints what was updated and what failed, ends with 0 and leaves nothing behind', async () => {
	const { printed, ended } = start('--once');
	expect(await ended).toBe(0);
	const table = printed();
	expect(table).toContain(demo.verifications.bankStatement);
	expect(table).toContain('NEED_REVIEW → COMPLETED');
	expect(table).toContain('The verification has the status FRAUD_DETECTED');
	expect(table).toMatch(/output\.net_salary/);
	expect(table).toContain('11 rows: 4 verifications updated, 7 rows not applied, as they should.');
	expect(table).toMatch(/are in not applied \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.xlsx:/);
	expect(table).toMatch(/is not valid JSON/);
	expect(await processesNaming(scratch)).toEqual([]);
});

test('an unknown option ends with 1 and says what there is', async () => {
	const { printed, ended } = start('--onze');
	expect(await ended).toBe(1);
	expect(printed()).toContain('--once');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s while it runs stops everything', async (signal) => {
	const { child, printed, ended } = start('--once');
	expect(await until(() => printed().includes('Starting n8n'), 60_000)).toBe(true);
	expect(await until(async () => (await processesNaming(scratch)).length > 0, 30_000)).toBe(true);
	child.kill(signal);
	expect(await ended).toBe(130);
	expect(await processesNaming(scratch)).toEqual([]);
});

test('n8n does not outlive a launcher that is killed', async () => {
	const { child, printed, ended } = start('--once');
	expect(await until(() => printed().includes('Running the example'), 90_000)).toBe(true);
	child.kill('SIGKILL');
	expect(await ended).toBe('SIGKILL');
	expect(await until(async () => (await processesNaming(scratch)).length === 0, 30_000)).toBe(true);
});
