import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const main = join(__dirname, '../../../scripts/check-api.cts');

/** The command as somebody calls it, in a process of its own without a terminal. */
export interface Called {
	child: ChildProcess;
	/** Its end: exit code (undefined after a signal), and all that it printed. */
	ended: Promise<{ code: number | undefined; output: string }>;
}

/** Calls it with nothing in its environment but what is given and the way to programs. */
export function call(args: string[], env: Record<string, string>): Called {
	const child = spawn(process.execPath, ['--require', 'tsx/cjs', main, ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env['PATH'] ?? '', ...env },
	});
	const printed = Promise.all([text(child.stdout), text(child.stderr)]);
	const ended = Promise.all([once(child, 'close'), printed]).then(([[code], outputs]) => ({
		code: typeof code === 'number' ? code : undefined,
		output: outputs.join(''),
	}));
	return { child, ended };
}
