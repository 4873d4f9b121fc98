// However the sandbox signs, repeats and orders its reports, the command finds exactly that.
import getPort from 'get-port';
import { demo, signatureSchemes, type WebhookOptions } from '../../sandbox/index.cts';
import { defaultOptions } from '../../sandbox/options.cts';
import type { Settings } from '../../scripts/check-api/check.cts';
import { content, useChecker, type Outcome } from './support/checker.cts';

const checker = useChecker();
const id = demo.verifications.ktp;
const secret = 'rahasia yang panjang sekali, lebih dari 32';

/** What is expected is waited for as long as it takes; what is not, shortly. */
const LONG = 5000;
const SHORT = 400;

/** Asks about reports, with a verification that reports to the listener. Unless said otherwise, a refused one is repeated at once. */
async function ask(
	given: Partial<WebhookOptions>,
	changed: Partial<Settings['webhook']> = {},
	only: string[] = [],
): Promise<Outcome & { webhooks: Partial<WebhookOptions> }> {
	const webhooks = { retryDelaysMs: [0], ...given };
	Object.assign(checker.sandbox.options.webhooks, webhooks);
	const port = await getPort();
	const verification = checker.sandbox.state.find(id);
	verification.webhook_url = `http://127.0.0.1:${port}/anycheck`;
	verification.webhook_metadata = { webhook_secret: secret };
	const outcome = await checker.check({
		words: new Set(['webhook']),
		only: new Set(['webhookHeaders', 'webhookSignature', 'webhookBody', ...only]),
		webhook: {
			port,
			waitMs: webhooks.retryDelaysMs.length > 0 ? LONG : SHORT,
			copiesMs: webhooks.copies === undefined ? 20 : SHORT,
			...changed,
		},
	});
	const found = outcome.options['webhooks'] as Partial<WebhookOptions> | undefined;
	return { ...outcome, webhooks: found ?? {} };
}

test.each(Object.entries(signatureSchemes))('the scheme %s is found', async (_, scheme) => {
	const before = content(checker.sandbox, id);
	const { webhooks, answer } = await ask(scheme);
	const { signatureHeader, signatureForm, signedString, timestampHeader, idHeader } = {
		...defaultOptions().webhooks,
		...scheme,
	};
	const isTimed = signedString.includes('{timestamp}');
	expect(webhooks).toMatchObject({
		...{ signatureHeader, signatureForm, signedString, timestampHeader, idHeader },
		...(isTimed
			? { timestampForm: 'timestampForm' in scheme ? scheme.timestampForm : 'seconds' }
			: {}),
		fields: { verification_id: 'id', status: 'status' },
		generation: 'current',
		contentType: 'application/json',
	});
	expect(answer('webhookHeaders').text.toLowerCase()).toContain(signatureHeader.toLowerCase());
	expect(content(checker.sandbox, id)).toEqual(before);
});

test.each([
	['stripe', 'Trigger: Accept > Signed Calls works as it is'],
	// The body, which is signed, has a time of its own.
	['hexOfBody', 'Trigger: Accept > Signed Calls works as it is'],
] as const)('the settings for %s are said', async (name, setting) => {
	expect((await ask(signatureSchemes[name])).markdown).toContain(setting.replaceAll('>', '\\>'));
});

test('a header that the trigger does not look at has to be named', async () => {
	const { markdown, webhooks } = await ask({ signatureHeader: 'X-Proof' });
	expect(webhooks.signatureHeader).toBe('X-Proof');
	expect(markdown).toContain('Trigger: enter X-Proof under Signature Header');
});

test('a time that is not covered has to be allowed', async () => {
	const constants = { timestamp: 'later' };
	const { markdown } = await ask({ ...signatureSchemes.hexOfBody, constants }, {});
	expect(markdown).toContain('Trigger: switch on Accept Signatures Without Time');
});

test('another secret, or another scheme, fits nothing', async () => {
	const { answer, markdown } = await ask({}, { secret: 'another one, which is long enough, too' });
	expect(answer('webhookSignature')).toEqual({
		id: 'webhookSignature',
		state: 'otherwise',
		text: 'In no way that is known here',
	});
	expect(markdown).toContain('All Calls, Checked With AnyCheck');
});

test('without a secret that can be read, it is said that it is missing', async () => {
	checker.sandbox.options.maskWebhookSecret = true;
	const { answer } = await ask({});
	expect(answer('webhookSignature').text).toBe('The webhook secret is not known');
	expect((await ask({}, { secret })).answer('webhookSignature').state).toBe('answered');
});

test.each([
	[{ retryDelaysMs: [] }, 'Not within 0.4 s'],
	[{ retryDelaysMs: [30], resignRetries: true }, 'signed anew'],
	[{ retryDelaysMs: [30], resignRetries: false, timestampForm: 'milliseconds' }, 'as it was'],
	[{ retryDelaysMs: [], copies: 3 }, 'each comes 3 times'],
	[{ retryDelaysMs: [30], copies: 2, timestampForm: 'milliseconds' }, 'each comes 2 times'],
] satisfies [Partial<WebhookOptions>, string][])('repeats are found: %j', async (options, text) => {
	const stamped = { timestampForm: 'milliseconds' as const, ...options };
	const { webhooks, answer } = await ask(stamped, {}, ['webhookRepeats']);
	expect(answer('webhookRepeats').text).toContain(text);
	const { retryDelaysMs = [], resignRetries, copies = 1 } = options as Partial<WebhookOptions>;
	expect(webhooks).toMatchObject({ copies, deliverUpdates: true });
	expect(webhooks.retryDelaysMs).toHaveLength(retryDelaysMs.length);
	for (const delay of webhooks.retryDelaysMs ?? []) expect(delay).toBeGreaterThanOrEqual(25);
	if (resignRetries !== undefined) expect(webhooks.resignRetries).toBe(resignRetries);
});

test('updates may send no reports', async () => {
	const { webhooks, answer, code } = await ask({ deliverUpdates: false }, { waitMs: SHORT }, [
		'webhookOfUpdate',
	]);
	expect(webhooks).toEqual({ deliverUpdates: false });
	expect(answer('webhookOfUpdate').text).toBe('Not within 0.4 s');
	expect(answer('webhookSignature')).toMatchObject({ state: 'unanswered', text: 'No report came' });
	expect(code).toBe(0);
});

test('the order is that of the changes, or not', async () => {
	const order = async (webhooks: Partial<WebhookOptions>): Promise<string> =>
		(await ask(webhooks, {}, ['webhookOrder'])).answer('webhookOrder').text;
	expect(await order({})).toBe('In that of the 3 changes');
	checker.sandbox.reset();
	// With this seed, the last of the three comes long before the first.
	const shuffled = await order({ shuffleMs: 1500, seed: 832 });
	expect(shuffled).toBe('In another one than that of the changes');
});

test('the older form, and other places of the fields, are found', async () => {
	const legacy = await ask({ generation: 'legacy' }, {}, ['webhookRepeats', 'webhookOrder']);
	expect(legacy.webhooks).toMatchObject({ generation: 'legacy', copies: 1 });
	expect(legacy.answer('webhookOrder').text).toBe('In that of the 3 changes');
	expect(legacy.answer('webhookBody').text).toContain('Older form, with verification_id');
	const fields = { 'data.reference': 'id', 'data.status': 'status', group: 'result_id' } as const;
	const other = await ask({ generation: 'current', fields });
	expect(other.webhooks.fields).toEqual(fields);
	expect(other.markdown).toContain('Trigger: fill in Path of the ID');
});

test('a verification that reports elsewhere is not touched for this', async () => {
	checker.sandbox.state.find(id).webhook_url = 'http://127.0.0.1:9/elsewhere';
	const { answer, screen } = await checker.check({
		words: new Set(['webhook']),
		only: new Set(['webhookSignature']),
	});
	expect(answer('webhookSignature').text).toContain('does not report to the listener');
	expect(screen).toContain('It does not report to http://127.0.0.1:');
	expect(checker.sandbox.record.seen('PUT', /./)).toEqual([]);
});

test('a verification is created only when that is named, and is said to be there still', async () => {
	Object.assign(checker.sandbox.options, { processingMs: 10 });
	const before = checker.sandbox.state.verifications.size;
	const { answer, options, screen, json } = await checker.check({
		words: new Set(['webhook', 'create']),
		only: new Set(['webhookSignature', 'webhookRepeats', 'webhookOfUpdate']),
	});
	expect(checker.sandbox.state.verifications.size).toBe(before + 1);
	const created = [...checker.sandbox.state.verifications.keys()].at(-1) ?? '';
	expect(screen).toContain(`Created, and still there: ${created}`);
	expect(json).not.toContain(created);
	expect(answer('webhookSignature').text).toBe(
		'X-AnyCheck-Signature: t={timestamp},v1={hex}, over {timestamp}.{body}',
	);
	expect(options).not.toHaveProperty('webhooks.deliverUpdates');
	expect(answer('webhookOfUpdate').state).toBe('unanswered');
	expect(checker.sandbox.record.seen('PUT', /./)).toEqual([]);
});

test('a port that is taken is said before anything is asked', async () => {
	const port = Number(new URL(checker.sandbox.url).port);
	await expect(
		checker.check({ words: new Set(['webhook']), webhook: { port, waitMs: SHORT, copiesMs: 0 } }),
	).rejects.toThrow(`The port ${port} is taken`);
	expect(checker.sandbox.record.total).toBe(0);
});
