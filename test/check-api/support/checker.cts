import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo, startSandbox, type GivenOptions, type Sandbox } from '../../../sandbox/index.cts';
import type { Credentials } from '../../../scripts/check-api/access.cts';
import type { Person } from '../../../scripts/check-api/ask.cts';
import type { Settings } from '../../../scripts/check-api/check.cts';
import type { Finding } from '../../../scripts/check-api/findings.cts';
import { checkApi, type ExitCode } from '../../../scripts/check-api/run.cts';

/** What a run has come to. */
export interface Outcome {
	code: ExitCode;
	/** What was said on the screen. */
	screen: string;
	markdown: string;
	json: string;
	/** The options that the sandbox would be started with. */
	options: Record<string, unknown>;
	faults: unknown[];
	findings: Finding[];
	/** Text and state of an answer. */
	answer: (id: string) => { state: string; text: string };
}

/** A sandbox that is asked, a folder for its reports, and another one for what is kept. */
export interface Checker {
	sandbox: Sandbox;
	folder: string;
	settings: (changed?: Partial<Settings>) => Settings;
	/** Asks; the answers of the report. */
	check: (
		changed?: Partial<Settings>,
		credentials?: Credentials,
		person?: Person,
		signal?: AbortSignal,
	) => Promise<Outcome>;
}

export const everything: Credentials = {
	email: demo.email,
	password: demo.password,
	apiKey: demo.apiKey,
};

/** Nobody who could be asked. */
export const nobody: Person = {
	isThere: false,
	text: () => Promise.reject(new Error('Nobody is there')),
	secret: () => Promise.reject(new Error('Nobody is there')),
	agrees: () => Promise.reject(new Error('Nobody is there')),
};

/** Starts the sandbox before the tests of a file, brings it back to its start before each, and closes it after them. */
export function useChecker(options: GivenOptions = {}): Checker {
	const cache = process.env['XDG_CACHE_HOME'];
	const checker: Partial<Checker> = {};
	beforeAll(async () => {
		checker.sandbox = await startSandbox(options);
		checker.folder = mkdtempSync(join(tmpdir(), 'check-api-'));
		process.env['XDG_CACHE_HOME'] = join(checker.folder, 'cache');
	});
	beforeEach(() => {
		checker.sandbox?.reset();
		rmSync(join(checker.folder ?? '', 'cache'), { recursive: true, force: true });
	});
	afterAll(async () => {
		if (cache === undefined) delete process.env['XDG_CACHE_HOME'];
		else process.env['XDG_CACHE_HOME'] = cache;
		rmSync(checker.folder ?? '', { recursive: true });
		await checker.sandbox?.close();
	});
	checker.settings = (changed = {}) => ({
		address: { url: checker.sandbox?.url ?? '', kind: 'this machine' },
		verification: demo.verifications.ktp,
		also: [],
		isReadOnly: false,
		isAgreed: true,
		words: new Set(),
		only: new Set(),
		webhook: { port: 0, waitMs: 250, copiesMs: 20 },
		folder: checker.folder ?? '',
		pauseMs: 0,
		settleMs: 5,
		timeoutMs: 20_000,
		longestLagMs: 1000,
		burstPauseMs: 1000,
		...changed,
	});
	checker.check = async (
		changed = {},
		credentials = everything,
		person = nobody,
		signal = new AbortController().signal,
	) => {
		const lines: string[] = [];
		const say = (line: string): void => {
			lines.push(line);
		};
		const settings = checker.settings?.(changed);
		if (!settings) throw new Error('No settings');
		for (const name of ['md', 'json']) {
			rmSync(join(settings.folder, `anycheck-check.${name}`), { force: true });
		}
		const code = await checkApi(settings, credentials, { say, person, signal });
		return outcomeOf(settings.folder, code, lines.join('\n'));
	};
	// Filled in before the first test runs.
	return checker as Checker;
}

/** Reads the files of a report, if there are any. */
export function outcomeOf(folder: string, code: ExitCode, screen: string): Outcome {
	const read = (name: string): string => {
		try {
			return readFileSync(join(folder, name), 'utf8');
		} catch {
			return '';
		}
	};
	const json = read('anycheck-check.json');
	const report = (json === '' ? {} : JSON.parse(json)) as {
		sandbox?: { options: Record<string, unknown>; faults: unknown[] };
		findings?: Finding[];
		answers?: { id: string; state: string; text: string }[];
	};
	return {
		code,
		screen,
		markdown: read('anycheck-check.md'),
		json,
		options: report.sandbox?.options ?? {},
		faults: report.sandbox?.faults ?? [],
		findings: report.findings ?? [],
		answer: (id) => report.answers?.find((one) => one.id === id) ?? { state: 'none', text: '' },
	};
}

/** The verification as the sandbox has it, without what an update is free to change. */
export function content(sandbox: Sandbox, id: string): unknown {
	const { status, output, input_config } = structuredClone(sandbox.state.find(id));
	return { status, output, input_config };
}
