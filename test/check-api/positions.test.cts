// In whatever position a switch of the sandbox is, the command finds exactly that.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	demo,
	readProfile,
	startSandbox,
	type GivenOptions,
	type VerificationStatus,
} from '../../sandbox/index.cts';
import { optionsChange } from '../../sandbox/controlOptions.cts';
import { defaultOptions } from '../../sandbox/options.cts';
import { verificationStatuses } from '../../sandbox/statuses.cts';
import { isSame } from '../../nodes/Anycheck/json/compare';
import { content, useChecker } from './support/checker.cts';

const checker = useChecker();
const id = demo.verifications.ktp;

/** Puts the sandbox in a position. */
function choose(options: GivenOptions): void {
	Object.assign(checker.sandbox.options, optionsChange(checker.sandbox.options, options));
}

/** What of the options that were found is not what the sandbox has. */
function wrong(found: Record<string, unknown>): string[] {
	const real: Record<string, unknown> = { ...checker.sandbox.options };
	return Object.entries(found).flatMap(([name, value]) => {
		const there = real[name];
		if (name !== 'webhooks' && name !== 'errorStatuses') return isSame(value, there) ? [] : [name];
		const group = there as Record<string, unknown>;
		return Object.entries(value as object)
			.filter(([inner, one]) => !isSame(one, group[inner]))
			.map(([inner]) => `${name}.${inner}`);
	});
}

/** Positions, one by one; of each, the questions that are asked about it. */
const positions: [GivenOptions, ...string[]][] = [
	[{ updateSemantics: 'replace' }, 'updateSemantics', 'configuration', 'emptyObject'],
	[{ updateSemantics: 'merge' }, 'updateSemantics', 'configuration', 'emptyObject'],
	[{ updateSemantics: 'mergeTopLevel' }, 'updateSemantics', 'configuration', 'emptyObject'],
	[{ emptyObject: 'apply' }, 'updateSemantics', 'emptyObject'],
	[{ emptyObject: 'ignore' }, 'updateSemantics', 'emptyObject'],
	[{ nullField: 'keep' }, 'nullField'],
	[{ nullField: 'remove' }, 'nullField'],
	[{ nullField: 'remove', updateSemantics: 'merge' }, 'nullField', 'updateSemantics'],
	[{ omittedFields: 'keep' }, 'omittedFields'],
	[{ omittedFields: 'clear' }, 'omittedFields'],
	[{ emptyUpdate: 'accept' }, 'emptyUpdate'],
	[{ emptyUpdate: 'refuse' }, 'emptyUpdate'],
	[{ strictBodies: false }, 'strictBodies'],
	[{ strictBodies: true }, 'strictBodies'],
	[{ apiKeyMayUpdate: true }, 'keyUpdate'],
	[{ apiKeyMayUpdate: false }, 'keyUpdate'],
	[{ apiKeyRefusedBy: ['getVerification', 'listFolders'] }, 'readingWithKey'],
	[{ tokenRefusedBy: ['listServices', 'getTemplate'] }, 'readingWithUser'],
	[{ apiKeyRefusedBy: [], tokenRefusedBy: [] }, 'readingWithKey', 'readingWithUser'],
	[{ sessionsPerUser: 'one' }, 'secondSignIn'],
	[{ sessionsPerUser: 'many' }, 'secondSignIn'],
	[{ refreshTokenRotation: true }, 'refreshToken'],
	[{ refreshTokenRotation: false }, 'refreshToken'],
	[{ refreshTokenRotation: true, sessionsPerUser: 'many' }, 'refreshToken', 'secondSignIn'],
	[{ refreshTokenRotation: false, sessionsPerUser: 'many' }, 'refreshToken', 'secondSignIn'],
	[{ loginEnvelope: 'bare', accessTokenSeconds: 900 }, 'signIn'],
	[{ loginEnvelope: 'legacy', accessTokenSeconds: 7200 }, 'signIn', 'secondSignIn', 'refreshToken'],
	[{ maximumPageSize: 7 }, 'pageSize'],
	[{ maximumPageSize: 42, refusesLargePages: true }, 'pageSize'],
	[{ undocumentedPaging: false }, 'undocumentedPaging'],
	[{ undocumentedPaging: true }, 'undocumentedPaging'],
	[{ refusesUndocumentedQuery: true }, 'undocumentedPaging'],
	[{ filesHost: 'api' }, 'fileLinks'],
	[{ filesHost: 'foreign' }, 'fileLinks'],
	[{ filesNeedAuthentication: true }, 'fileLinks'],
	[{ filesNeedAuthentication: true, filesRedirect: true }, 'fileLinks'],
	[{ filesRedirect: true }, 'fileLinks'],
	[{ unreviewableStatuses: ['COMPLETED'] }, 'statuses'],
	[{ unreviewableStatuses: ['NEED_REVIEW'] }, 'statuses'],
];

test.each(positions)('%j is found', async (options, ...questions) => {
	choose(options);
	const before = content(checker.sandbox, id);
	const outcome = await checker.check({ only: new Set(questions) });
	for (const question of questions) {
		expect(outcome.answer(question).state).toMatch(/^(answered|otherwise)$/);
	}
	for (const name of Object.keys(options)) {
		const isTold = !(name === 'unreviewableStatuses');
		if (isTold) expect(outcome.options).toHaveProperty(name);
	}
	expect(wrong(outcome.options)).toEqual(
		// One verification tells of the two statuses it can have; of the others the sandbox's own are assumed.
		'unreviewableStatuses' in options ? ['unreviewableStatuses'] : [],
	);
	expect(outcome.findings).toEqual([]);
	// Where it cannot be updated any more, it cannot be put back either, and the command says so.
	const isStuck = options.unreviewableStatuses?.includes('NEED_REVIEW') === true;
	expect(outcome.code).toBe(isStuck ? 1 : 0);
	if (isStuck) expect(outcome.screen).toContain(`NOT put back: ${id}. Changed are: status.`);
	else expect(content(checker.sandbox, id)).toEqual(before);
});

test('what cannot be put back is found out once, and nothing more is changed', async () => {
	choose({ unreviewableStatuses: ['NEED_REVIEW'] });
	const { output } = checker.sandbox.state.find(id);
	const { code, answer, options } = await checker.check();
	expect(code).toBe(1);
	expect(answer('inForce').state).toBe('answered');
	expect(answer('emptyObject').text).toBe('An earlier change could not be put back');
	expect(answer('statuses').text).toContain('not from NEED_REVIEW (400 INVALID_REQUEST)');
	expect(options['unreviewableStatuses']).toContain('NEED_REVIEW');
	expect(checker.sandbox.state.find(id).output).toEqual(output);
});

test.each([
	[['IN_PROGRESS']],
	[[]],
	[['IN_PROGRESS', 'IN_QUEUE', 'DRAFT', 'FAILED', 'NEED_REVIEW']],
	[['COMPLETED', 'CANCELLED']],
] satisfies [VerificationStatus[]][])(
	'with a verification in each status, it is found that none is updated from %j',
	async (unreviewableStatuses) => {
		choose({ unreviewableStatuses });
		const others = verificationStatuses.map((status) => demo.verifications.byStatus(status));
		const before = others.map((other) => content(checker.sandbox, other));
		const { options, answer } = await checker.check({
			also: others,
			only: new Set(['statuses', 'services']),
		});
		expect([...(options['unreviewableStatuses'] as string[])].sort()).toEqual(
			[...unreviewableStatuses].sort(),
		);
		expect(answer('services').state).toBe('unanswered');
		expect(others.map((other) => content(checker.sandbox, other))).toEqual(before);
	},
);

test('updates of several services are counted', async () => {
	const also = [demo.verifications.bankStatement, demo.verifications.slik];
	const { answer } = await checker.check({ also, only: new Set(['services']) });
	expect(answer('services')).toMatchObject({ text: 'It does for 3 of the 3 that were tried' });
});

test('an update that takes its time is found, and all is put back when it has taken it', async () => {
	choose({ updateTakesMs: 150 });
	const before = content(checker.sandbox, id);
	const outcome = await checker.check({
		settleMs: 400,
		only: new Set(['inForce', 'updateSemantics', 'omittedFields']),
	});
	const found = Number(outcome.options['updateTakesMs']);
	expect(found).toBeGreaterThanOrEqual(150);
	expect(outcome.options).toMatchObject({ updateSemantics: 'replace', omittedFields: 'keep' });
	expect(outcome.answer('inForce')).toMatchObject({ state: 'otherwise' });
	expect(content(checker.sandbox, id)).toEqual(before);
});

const errorKinds = [
	...['INVALID_ID', 'NOT_FOUND', 'INVALID_REQUEST', 'UNAUTHORIZED', 'INVALID_TOKEN'],
	...['INVALID_API_KEY', 'INVALID_CREDENTIALS', 'INVALID_VALUE', 'SESSION_ENDED'],
];

test.each([
	['as assumed', {}],
	[
		'others',
		{
			...{ INVALID_ID: 422, NOT_FOUND: 410, INVALID_REQUEST: 422, UNAUTHORIZED: 403 },
			...{ INVALID_TOKEN: 400, INVALID_API_KEY: 403, INVALID_CREDENTIALS: 400 },
			...{ INVALID_VALUE: 409, SESSION_ENDED: 440 },
		},
	],
])('statuses of errors of the newer generation are found: %s', async (_, errorStatuses) => {
	choose({ errorStatuses });
	const { options } = await checker.check();
	expect(wrong(options)).toEqual([]);
	expect(Object.keys(options['errorStatuses'] as object).sort()).toEqual([...errorKinds].sort());
	expect(options['errorGeneration']).toBe('current');
});

test('the older generation is found', async () => {
	choose({ errorGeneration: 'legacy', loginEnvelope: 'legacy' });
	const outcome = await checker.check();
	expect(outcome.options).toMatchObject({ errorGeneration: 'legacy', loginEnvelope: 'legacy' });
	expect(wrong(outcome.options)).toEqual([]);
	expect(outcome.answer('error.unknownId').text).toBe(
		'404 VERIFICATION_NOT_FOUND, in the older form',
	);
});

test.each(['query', 'body', 'either'] as const)('force in the %s is found', async (forceIn) => {
	choose({ forceIn });
	const { options, answer } = await checker.check({
		words: new Set(['retry']),
		only: new Set(['force']),
	});
	expect(options).toMatchObject({ forceIn, retryableStatuses: ['FAILED'] });
	expect(answer('force').text).toContain('credit_used is the same');
});

test('a status that needs no force is found', async () => {
	choose({ retryableStatuses: ['FAILED', 'COMPLETED'] });
	const { options } = await checker.check({ words: new Set(['retry']), only: new Set(['force']) });
	expect(options).toMatchObject({ forceIn: 'query', retryableStatuses: ['FAILED', 'COMPLETED'] });
});

test.each(['sent', 'reversed'] as const)(
	'paths in the order %s are found',
	async (uploadedOrder) => {
		choose({ uploadedOrder });
		const { options } = await checker.check({
			words: new Set(['uploads']),
			only: new Set(['uploadedOrder']),
		});
		expect(options).toEqual({ uploadedOrder });
	},
);

test.each([true, false])(
	'a secret that is masked or not is found: %s',
	async (maskWebhookSecret) => {
		choose({ maskWebhookSecret });
		const metadata = { webhook_secret: 'rahasia-yang-panjang-sekali-lebih-dari-32' };
		checker.sandbox.state.find(id).webhook_metadata = metadata;
		const outcome = await checker.check({ only: new Set(['secretShown']), isReadOnly: true });
		expect(outcome.options).toEqual({ maskWebhookSecret });
	},
);

test('a limit on requests is found, with its headers', async () => {
	const limit = { perSecond: 25, burst: 30, headers: true, retryAfter: 'seconds' } as const;
	checker.sandbox.faults.add({ fault: { type: 'rateLimit', ...limit } });
	const outcome = await checker.check({
		words: new Set(['rate-limit']),
		only: new Set(['limit', 'limitHeaders']),
	});
	const [{ fault }] = outcome.faults as [{ fault: { perSecond: number; burst: number } }];
	expect(fault).toMatchObject({
		type: 'rateLimit',
		headers: true,
		retryAfter: 'seconds',
		status: 429,
	});
	// It refills while it is measured.
	expect(fault.burst).toBeGreaterThanOrEqual(30);
	expect(fault.perSecond).toBeGreaterThanOrEqual(20);
	expect(outcome.answer('limitHeaders').text).toContain('x-ratelimit-limit: 30');
	expect(outcome.answer('limitHeaders').text).toContain('x-ratelimit-reset: seconds since 1970');
});

test('without a limit, none is found', async () => {
	const outcome = await checker.check({
		words: new Set(['rate-limit']),
		only: new Set(['limit', 'limitHeaders']),
		burstPauseMs: 0,
	});
	expect(outcome.answer('limit').text).toBe('More than 160 at once, and 310 in 5 seconds');
	expect(outcome.answer('limitHeaders').text).toMatch(/^None, in \d+ answers$/);
	expect(outcome.faults).toEqual([]);
});

test.each([
	[{}],
	[
		{
			updateSemantics: 'merge',
			nullField: 'remove',
			sessionsPerUser: 'many',
			refreshTokenRotation: false,
			apiKeyMayUpdate: false,
			emptyUpdate: 'refuse',
			strictBodies: true,
			errorGeneration: 'legacy',
			undocumentedPaging: true,
			filesNeedAuthentication: true,
			unreviewableStatuses: [],
		},
	],
	[{ updateSemantics: 'mergeTopLevel', omittedFields: 'clear', errorStatuses: { NOT_FOUND: 410 } }],
] satisfies [GivenOptions][])(
	'a sandbox with the profile of %j answers every question alike',
	async (options) => {
		choose(options);
		const first = await checker.check();
		expect(first.code).toBe(0);
		const file = join(checker.folder, 'kept.json');
		writeFileSync(file, first.json);
		const twin = await startSandbox(readProfile(file).options);
		try {
			const second = await checker.check({ address: { url: twin.url, kind: 'this machine' } });
			const answers = ({ json }: { json: string }): unknown =>
				(JSON.parse(json) as { answers: unknown }).answers;
			expect(answers(second)).toEqual(answers(first));
			expect(second.options).toEqual(first.options);
		} finally {
			await twin.close();
		}
	},
);

test('what is not chosen is answered as assumed, and nothing differs from the document', async () => {
	const outcome = await checker.check();
	expect(outcome.code).toBe(0);
	expect(outcome.findings).toEqual([]);
	expect(outcome.json).not.toContain('"otherwise"');
	expect(optionsChange(defaultOptions(), outcome.options)).toEqual({
		...defaultOptions(),
	});
});
