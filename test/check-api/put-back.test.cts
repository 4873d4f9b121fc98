// Whatever happens, the verification becomes what it was, or it is said exactly what is left.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../nodes/Anycheck/json/objects';
import { demo, type Fault, type GivenOptions } from '../../sandbox/index.cts';
import { probes } from '../../scripts/check-api/probes/index.cts';
import { content, everything, nobody, useChecker, type Outcome } from './support/checker.cts';
import { call, type Called } from './support/cli.cts';

const checker = useChecker();
const id = demo.verifications.ktp;
const writing = new Set(probes.filter(({ isWriting }) => isWriting).map(({ id: one }) => one));
const updates = { method: 'PUT', path: '^/verifications/' };

/** What is kept on this machine, for a later run. */
function kept(): string[] {
	const folder = join(checker.folder, 'cache', 'n8n-nodes-anycheck', 'check-api');
	try {
		return readdirSync(folder).map((name) => join(folder, name));
	} catch {
		return [];
	}
}

/** Does something when the update with this number comes, counted from 1. */
function atUpdate(nth: number, act: () => void): void {
	let seen = 0;
	const when = (): boolean => {
		seen += 1;
		if (seen === nth) act();
		return false;
	};
	checker.sandbox.faults.add({ match: { ...updates, when }, fault: { type: 'reset' } });
}

/** Asks, and presses Ctrl+C while the update with this number is under way. */
async function stoppedAt(nth: number): Promise<Outcome> {
	const stop = new AbortController();
	atUpdate(nth, () => {
		stop.abort();
	});
	return await checker.check({ only: writing }, everything, nobody, stop.signal);
}

async function updatesInAll(): Promise<number> {
	await checker.check({ only: writing });
	const count = checker.sandbox.record.seen('PUT', /^\/verifications\//).length;
	checker.sandbox.reset();
	return count;
}

test.each([
	[{}, 1],
	[{ updateSemantics: 'merge', nullField: 'remove' }, 4],
	[{ omittedFields: 'clear' }, 4],
] satisfies [GivenOptions, number][])(
	'Ctrl+C at an update, with %j: it is put back (every %d. update)',
	async (options, step) => {
		Object.assign(checker.sandbox.options, options);
		const all = await updatesInAll();
		expect(all).toBeGreaterThan(15);
		for (let nth = 1; nth <= all; nth += step) {
			checker.sandbox.reset();
			Object.assign(checker.sandbox.options, options);
			const before = content(checker.sandbox, id);
			const { code, screen, json } = await stoppedAt(nth);
			expect([nth, content(checker.sandbox, id)]).toEqual([nth, before]);
			expect(code).toBe(130);
			expect(screen).toContain('No report was written');
			expect(screen).not.toContain('NOT put back');
			expect(json).toBe('');
			expect(kept()).toEqual([]);
		}
	},
	60_000,
);

test('before anything is written, Ctrl+C writes nothing', async () => {
	const stop = new AbortController();
	stop.abort();
	const { code, screen } = await checker.check({}, everything, nobody, stop.signal);
	expect(code).toBe(130);
	expect(screen).toBe('Stopped. No report was written.');
	expect(checker.sandbox.record.total).toBe(0);
});

test('what is refused to be put back is named field by field, kept, and put back by a second run', async () => {
	const before = content(checker.sandbox, id);
	const refusal = { type: 'status', status: 403 } as const;
	const emptied = { ...updates, when: ({ body }: { body: unknown }) => hasOutput(body) };
	const fault = checker.sandbox.faults.add({ match: emptied, fault: refusal });
	const first = await checker.check({ only: new Set(['emptyObject', 'nullField']) });
	expect(first.code).toBe(1);
	expect(first.screen).toContain(`NOT put back: ${id}. Changed are: output.`);
	expect(first.screen).toContain('output.identity');
	expect(first.screen).toContain('AnyCheck refuses it: 403');
	expect(first.screen).not.toContain('SITI');
	expect(first.answer('emptyObject').text).toBe('Yes');
	expect(first.answer('nullField').text).toBe('An earlier change could not be put back');
	expect(content(checker.sandbox, id)).toMatchObject({ output: {} });
	expect(kept().map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);

	fault.remove();
	const readOnly = await checker.check({ isReadOnly: true, only: new Set(['reach']) });
	expect(readOnly.screen).toContain('An earlier run has left a verification changed');
	expect(content(checker.sandbox, id)).toMatchObject({ output: {} });

	const second = await checker.check({ only: new Set(['reach']) });
	expect(second.screen).toContain(`Put back: ${id} is as it was.`);
	expect(second.code).toBe(0);
	expect(content(checker.sandbox, id)).toEqual(before);
	expect(kept()).toEqual([]);
});

/** Whether an update sends the whole output, as putting back does. */
function hasOutput(body: unknown): boolean {
	const output = isObject(body) ? body['output'] : undefined;
	return isObject(output) && Object.keys(output).length > 1;
}

test.each<[string, Fault, string]>([
	['no answer', { type: 'hang', afterApplying: true }, 'AnyCheck does not answer in time'],
	['a reset', { type: 'reset', afterApplying: true }, 'AnyCheck cannot be reached (ECONNRESET)'],
	[
		"a gateway's page",
		{ type: 'html', status: 504, afterApplying: true },
		'The answer is a web page (status 504)',
	],
	[
		'a failure',
		{ type: 'status', status: 500, afterApplying: true },
		'AnyCheck has failed (status 500)',
	],
])('after %s, an update may arrive later: the next run looks again', async (_, fault, text) => {
	const before = content(checker.sandbox, id);
	checker.sandbox.faults.add({ match: { ...updates, nth: 1 }, fault });
	const first = await checker.check({
		timeoutMs: fault.type === 'hang' ? 1500 : 20_000,
		only: new Set(['updateSemantics']),
	});
	expect(first.code).toBe(1);
	expect(first.answer('updateSemantics').text).toBe(text);
	expect(first.screen).toContain('may still arrive');
	expect(content(checker.sandbox, id)).toEqual(before);
	expect(kept()).toHaveLength(1);
	// It arrives.
	checker.sandbox.state.find(id).output = {};
	const second = await checker.check({ only: new Set(['reach']) });
	expect(second.code).toBe(0);
	expect(content(checker.sandbox, id)).toEqual(before);
	expect(kept()).toEqual([]);
});

test('a session that somebody else ends meanwhile does not keep it from being put back', async () => {
	const before = content(checker.sandbox, id);
	atUpdate(5, () => {
		checker.sandbox.state.sessions.revoke(demo.email);
	});
	const { code } = await checker.check();
	expect(content(checker.sandbox, id)).toEqual(before);
	expect(code).toBe(0);
});

test.each([
	['a number that is too long', { output: { a: 1, b: Number.MAX_SAFE_INTEGER * 8 } }],
	['a status that a review cannot set', { status: 'FAILED' as const }],
])('with %s, nothing is changed that could not be put back', async (_, overrides) => {
	const [added] = checker.sandbox.state.addVerifications(1, overrides);
	const other = added?.id ?? '';
	const before = content(checker.sandbox, other);
	const { answer, code } = await checker.check({ verification: other });
	expect(answer('updateSemantics').state).toBe('unanswered');
	expect(answer('updateSemantics').text).toContain('put back');
	expect(content(checker.sandbox, other)).toEqual(before);
	expect(code).toBe(0);
});

describe('the command itself', () => {
	const environment = (): Record<string, string> => ({
		ANYCHECK_EMAIL: demo.email,
		ANYCHECK_PASSWORD: demo.password,
		XDG_CACHE_HOME: join(checker.folder, 'cache'),
	});
	const called = (): Called =>
		call(
			[
				...['--address', checker.sandbox.url, '--verification', id, '--yes'],
				...['--folder', checker.folder, '--only', 'emptyObject'],
			],
			environment(),
		);

	test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s: put back, and 130', async (signal) => {
		const before = content(checker.sandbox, id);
		const { child, ended } = called();
		atUpdate(1, () => child.kill(signal));
		const { code, output } = await ended;
		expect(output).toContain('Stopping: what was changed is put back');
		expect(output).toContain(`Put back: ${id} is as it was.`);
		expect(code).toBe(130);
		expect(content(checker.sandbox, id)).toEqual(before);
		expect(kept()).toEqual([]);
	});

	test('killed without a chance, the next run puts it back', async () => {
		const before = content(checker.sandbox, id);
		const { child, ended } = called();
		atUpdate(1, () => child.kill('SIGKILL'));
		expect((await ended).code).toBeUndefined();
		expect(content(checker.sandbox, id)).not.toEqual(before);
		const [file = ''] = kept();
		expect(readFileSync(file, 'utf8')).not.toContain(demo.password);
		const { ended: again } = called();
		const { code, output } = await again;
		expect(output).toContain('An earlier run has left a verification changed');
		expect(output).toContain(`Put back: ${id} is as it was.`);
		expect(code).toBe(0);
		expect(content(checker.sandbox, id)).toEqual(before);
		expect(kept()).toEqual([]);
	});
});
