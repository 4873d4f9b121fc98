import { createHmac } from 'node:crypto';
import { signatureSchemes } from '../../sandbox/index.cts';
import { useSandbox } from './client.cts';
import { useReceiver } from './receiver.cts';
import { secret, telling } from './told.cts';

const bench = useSandbox();
const receiver = useReceiver();
const { told, reach, set } = telling(bench, receiver);

/** What the receiver got last: body, and a header. */
function last(name: string): { body: string; header: string } {
	const { headers = {}, body } = receiver.received.at(-1) ?? {};
	return { body: body?.toString() ?? '', header: String(headers[name]) };
}

function hmac(text: string, encoding: 'hex' | 'base64' | 'base64url' = 'hex'): string {
	return createHmac('sha256', secret).update(text).digest(encoding);
}

const own = 'x-anycheck-signature';
const stamp = (): string => last('x-anycheck-timestamp').header;
const cases: Record<keyof typeof signatureSchemes, () => [header: string, value: string]> = {
	hexOfBody: () => [own, hmac(last(own).body)],
	upperHexOfBody: () => [own, hmac(last(own).body).toUpperCase()],
	sha256OfBody: () => ['x-hub-signature-256', `sha256=${hmac(last(own).body)}`],
	base64OfBody: () => [own, hmac(last(own).body, 'base64')],
	base64urlOfBody: () => [own, hmac(last(own).body, 'base64url')],
	stripe: () => {
		const [, at = ''] = /^t=(\d+),/.exec(last(own).header) ?? [];
		return [own, `t=${at},v1=${hmac(`${at}.${last(own).body}`)}`];
	},
	slack: () => {
		const at = last('x-slack-request-timestamp').header;
		return ['x-slack-signature', `v0=${hmac(`v0:${at}:${last(own).body}`)}`];
	},
	svix: () => {
		const at = last('webhook-timestamp').header;
		const text = `${last('webhook-id').header}.${at}.${last(own).body}`;
		return ['webhook-signature', `v1,${hmac(text, 'base64')}`];
	},
	dotted: () => [own, hmac(`${stamp()}.${last(own).body}`)],
	joined: () => [own, hmac(`${stamp()}${last(own).body}`)],
	colon: () => [own, hmac(`${stamp()}:${last(own).body}`)],
	lines: () => [own, hmac(`${stamp()}\n${last(own).body}`)],
	milliseconds: () => [own, hmac(`${stamp()}.${last(own).body}`)],
	iso: () => [own, hmac(`${stamp()}.${last(own).body}`)],
};

test.each(Object.keys(cases) as (keyof typeof cases)[])('%s', async (name) => {
	set(signatureSchemes[name]);
	await reach(told(), 'COMPLETED');
	const [header, value] = cases[name]();
	expect(last(header).header).toBe(value);
});

test.each([
	['seconds', /^\d{10}$/, (at: string) => Number(at) * 1000],
	['milliseconds', /^\d{13}$/, Number],
	['iso', /^\d{4}-.+Z$/, Date.parse],
] as const)('a timestamp in %s', async (timestampForm, form, read) => {
	set({ timestampHeader: 'X-Sent-At', timestampForm, clockSkewMs: -400_000 });
	await reach(told(), 'COMPLETED');
	const { header } = last('x-sent-at');
	expect(header).toMatch(form);
	expect(Math.abs(read(header) + 400_000 - Date.now())).toBeLessThan(5000);
	const inBody = Date.parse(String(receiver.received[0]?.json['timestamp']));
	expect(Math.abs(inBody + 400_000 - Date.now())).toBeLessThan(5000);
});
