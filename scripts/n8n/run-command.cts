import { spawn } from 'node:child_process';
import { HumanError } from './human-error.cts';

/** A command to be run to its end. */
export interface Command {
	file: string;
	args: string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
	signal?: AbortSignal;
}

const KEPT_OUTPUT = 20_000;

/**
 * Runs a command to its end and gives what it printed (the last 20,000 characters).
 * Throws HumanError with the end of that output when the command fails or does not exist.
 */
export async function runCommand(command: Command): Promise<string> {
	const { file, args, cwd, env, signal } = command;
	return await new Promise<string>((resolve, reject) => {
		let output = '';
		const child = spawn(file, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
		const keep = (chunk: Buffer): void => {
			output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		let failure: Error | undefined;
		child.on('error', (error) => {
			failure = error;
			if (child.pid === undefined) reject(error);
		});
		// Only now is the process gone and are its files our own, also when it was told to stop.
		child.on('close', (code) => {
			if (failure !== undefined) reject(failure);
			else if (code === 0) resolve(output);
			else
				reject(
					new HumanError(
						`${commandLine(command)} ended with code ${String(code)}.\n${tail(output)}`,
					),
				);
		});
	});
}

/** The npm that started us, run by the Node that runs us; else the one on the PATH. */
export function npmCommand(args: string[]): { file: string; args: string[] } {
	const npm = process.env.npm_execpath;
	return npm?.endsWith('.js') === true
		? { file: process.execPath, args: [npm, ...args] }
		: { file: 'npm', args };
}

/** The last lines of a text. */
export function tail(text: string, lines = 25): string {
	return text.trimEnd().split('\n').slice(-lines).join('\n');
}

function commandLine({ file, args }: Command): string {
	return [file, ...args].join(' ');
}
