import { createHmac } from 'node:crypto';
import { jsonBodyOf } from '../../nodes/Anycheck/trigger/jsonBody';
import { instantOf } from '../../nodes/Anycheck/trigger/values';
import type { WebhookOptions } from '../../sandbox/index.cts';
import type { Arrival } from './listener.cts';

/** How a report is signed, in the words of the sandbox. */
export type Scheme = Pick<
	WebhookOptions,
	| 'signatureHeader'
	| 'signatureForm'
	| 'signedString'
	| 'timestampHeader'
	| 'timestampForm'
	| 'idHeader'
>;

/** What may be signed, the body always last: the same that the trigger understands. */
const STRINGS = [
	'{body}',
	'{timestamp}.{body}',
	'{timestamp}:{body}',
	'{timestamp}\n{body}',
	'{timestamp}{body}',
	'v0:{timestamp}:{body}',
	'{id}.{timestamp}.{body}',
] as const;

const HEX_OR_BASE64 = /[0-9a-f]{64}|[\w+/-]{43}=?/gi;
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{9,13}/g;
const ID_NAME = /(?:^|-)id$/i;

/** A time that a report carries, and where; a header is undefined for the one of the signature and for the body. */
interface Time {
	text: string;
	header: string | null;
}

/** The scheme by which a report is signed with the secret; undefined when none of those that are known fits. */
export function schemeOf({ headers, body }: Arrival, secret: string): Scheme | undefined {
	const times = timesIn(headers, body);
	const ids = headers.filter(([name]) => ID_NAME.test(name));
	for (const [signatureHeader, value] of headers) {
		for (const token of value.match(HEX_OR_BASE64) ?? []) {
			for (const way of waysOf(times(signatureHeader), ids)) {
				const spelling = spellingOf(token, keysOf(secret), way.prefix, body);
				if (spelling === undefined) continue;
				return {
					signatureHeader,
					signatureForm: formOf(value, token, spelling, way.time),
					signedString: way.string,
					timestampHeader: way.time?.header ?? null,
					timestampForm: timeForm(way.time?.text ?? ''),
					idHeader: way.idHeader,
				};
			}
		}
	}
	return undefined;
}

/** One thing that may be signed: the body after a prefix. */
interface Way {
	string: string;
	prefix: string;
	time: Time | undefined;
	idHeader: string | null;
}

function waysOf(times: (Time | undefined)[], ids: Arrival['headers']): Way[] {
	return STRINGS.flatMap((string) =>
		times.flatMap((time) => {
			if (string.includes('{timestamp}') && time === undefined) return [];
			const way = (id: string, idHeader: string | null): Way => ({
				string,
				prefix: filled(string, time?.text ?? '', id),
				time,
				idHeader,
			});
			return string.includes('{id}') ? ids.map(([name, id]) => way(id, name)) : [way('', null)];
		}),
	);
}

/** The times that may go with a signature: beside it in its header, alone in another, in the body, or none. */
function timesIn(
	headers: Arrival['headers'],
	body: Buffer,
): (signatureHeader: string) => (Time | undefined)[] {
	const own = (value: string): Time[] =>
		(value.replace(HEX_OR_BASE64, '').match(TIME) ?? []).map((text) => ({ text, header: null }));
	const alone = headers
		.filter(([name, value]) => !/^date$/i.test(name) && instantOf(value) !== undefined)
		.map(([header, text]) => ({ text, header }));
	const json = jsonBodyOf(body);
	const stamp = json.kind === 'object' ? json.object['timestamp'] : undefined;
	const inBody = typeof stamp === 'string' ? [{ text: stamp, header: null }] : [];
	return (signatureHeader) => {
		const value = headers.find(([name]) => name === signatureHeader)?.[1] ?? '';
		return [...own(value), ...alone, ...inBody, undefined];
	};
}

function filled(string: string, time: string, id: string): string {
	return string.replace('{body}', '').replace('{timestamp}', time).replace('{id}', id);
}

/** The text of the secret, and what `whsec_…` holds. */
function keysOf(secret: string): Buffer[] {
	const encoded = /^whsec_([\w+/-]+={0,2})$/.exec(secret)?.[1];
	return [Buffer.from(secret), ...(encoded === undefined ? [] : [Buffer.from(encoded, 'base64')])];
}

function spellingOf(
	token: string,
	keys: Buffer[],
	prefix: string,
	body: Buffer,
): 'hex' | 'HEX' | 'base64' | 'base64url' | undefined {
	for (const key of keys) {
		const digest = createHmac('sha256', key).update(prefix).update(body).digest();
		const hex = digest.toString('hex');
		if (token === hex) return 'hex';
		if (token === hex.toUpperCase()) return 'HEX';
		if (token === digest.toString('base64')) return 'base64';
		if (token === digest.toString('base64url')) return 'base64url';
	}
	return undefined;
}

/** Words that stand in headers of signatures; what else is there may be data, and is left out. */
const LABELS = /^(?:t|ts|timestamp|v0|v1|v2|h1|s|sig|signature|hmac|sha256|hmac-sha256|[=,:; ])*$/;

function formOf(value: string, token: string, spelling: string, time: Time | undefined): string {
	const [before = '', after = ''] = value.split(token, 2);
	const stamped = (text: string): string =>
		time?.header === null ? text.replace(time.text, '{timestamp}') : text;
	const [start, end] = [stamped(before), stamped(after)];
	const known = (text: string): string =>
		LABELS.test(text.replace('{timestamp}', '')) ? text : '';
	return `${known(start)}{${spelling}}${known(end)}`;
}

function timeForm(text: string): Scheme['timestampForm'] {
	if (text.includes('T')) return 'iso';
	return text.length >= 12 ? 'milliseconds' : 'seconds';
}
