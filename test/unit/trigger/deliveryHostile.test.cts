import fc from 'fast-check';
import { readDelivery } from '../../../nodes/Anycheck/trigger/delivery';
import { MAX_BODY_BYTES } from '../../../nodes/Anycheck/trigger/jsonBody';
import { jsonObject } from '../support/json.cts';
import { ID } from './support/deliveries.cts';

const PLAIN = `{"event":"ping","name":"Siti Çontoh ✓","id":"${ID}"}`;
const name = { name: 'Siti Çontoh ✓' };
const nested = (depth: number) =>
	`{"event":"ping","deep":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
const padded = (bytes: number) =>
	`{"event":"${'x'.repeat(90)}","pad":"${'x'.repeat(bytes - 111)}"}`;

test.each<[string, string | Buffer, string | undefined, string]>([
	['nothing', '', undefined, 'empty'],
	['spaces', ' \r\n\t', undefined, 'empty'],
	['only a byte order mark', '\uFEFF', undefined, 'empty'],
	['text', 'verification completed', undefined, 'notJson'],
	['a form', `event=ping&id=${ID}`, 'application/x-www-form-urlencoded', 'notJson'],
	['XML', `<event id="${ID}"/>`, 'application/xml', 'notJson'],
	['half of it', PLAIN.slice(0, 30), 'application/json', 'notJson'],
	['two of them', PLAIN + PLAIN, undefined, 'notJson'],
	['JSON with comments', `/* */${PLAIN}`, undefined, 'notJson'],
	['a zero byte', `${PLAIN}\0`, undefined, 'notJson'],
	['a list', `[${PLAIN}]`, undefined, 'notAnObject'],
	['null', 'null', undefined, 'notAnObject'],
	['a number', '42', undefined, 'notAnObject'],
	['text in JSON', JSON.stringify(PLAIN), undefined, 'notAnObject'],
	['an empty object', '{}', undefined, 'unrecognized'],
	['another object', '{"hello":"world","result_id":17}', undefined, 'unrecognized'],
	['UTF-16', Buffer.from(`\uFEFF${PLAIN}`, 'utf16le'), undefined, 'encoding'],
	['Latin 1', Buffer.from('{"event":"ping","name":"Çontoh"}', 'latin1'), undefined, 'encoding'],
	['bytes', Buffer.from([0xff, 0xfe, 0xc0, 0x80]), undefined, 'encoding'],
	['an unknown charset', PLAIN, 'application/json; charset=klingon', 'encoding'],
	['65 levels', nested(65), undefined, 'tooDeep'],
	['very many levels', nested(400_000), undefined, 'tooDeep'],
	['very many levels, not closed', '['.repeat(900_000), undefined, 'notJson'],
	['a byte too much', padded(MAX_BODY_BYTES + 1), undefined, 'tooLarge'],
])('%s: unreadable', (_, body, contentType, reason) => {
	const raw = Buffer.from(body as string);
	expect(readDelivery(raw, contentType)).toEqual({ kind: 'unreadable', reason });
});

test.each<[string, string | Buffer, string | undefined]>([
	['with a byte order mark', `\uFEFF${PLAIN}`, undefined],
	['with spaces around it', `\n ${PLAIN}\n`, 'text/plain'],
	['with a charset', PLAIN, 'application/json; charset=utf-8'],
	['with a charset in quotes', PLAIN, 'application/vnd.any+json;charset="UTF-8"; x=1'],
	[
		'in Windows letters',
		Buffer.from('{"event":"ping","name":"\xC7"}', 'latin1'),
		'a/b; charset=latin1',
	],
	['in UTF-16, as it says', Buffer.from(PLAIN, 'utf16le'), 'application/json; charset=utf-16le'],
	['without a type', PLAIN, ''],
])('%s: read', (_, body, contentType) => {
	const read = readDelivery(Buffer.from(body as string), contentType);
	expect(read).toMatchObject({ kind: 'delivery', event: 'ping' });
	if (read.kind === 'delivery' && read.body.name !== 'Ç') expect(read.body).toMatchObject(name);
});

test('64 levels and 1 MB are read', () => {
	expect(readDelivery(Buffer.from(nested(64))).kind).toBe('delivery');
	const largest = Buffer.from(padded(MAX_BODY_BYTES));
	expect(largest.length).toBe(MAX_BODY_BYTES);
	expect(readDelivery(largest).kind).toBe('delivery');
});

test('nothing of what is unreadable is repeated', () => {
	const secret = '3174000000000001';
	for (const body of [secret, `{"nik":"${secret}"}`, `["${secret}"]`, `{"nik":"${secret}`]) {
		expect(JSON.stringify(readDelivery(Buffer.from(body)))).not.toContain(secret);
	}
});

test('names that every object seems to have are ordinary names', () => {
	const body = `{"event":"constructor","__proto__":{"id":"${ID}","status":"COMPLETED"},"id":"toString"}`;
	const read = readDelivery(Buffer.from(body));
	expect(read).toMatchObject({ kind: 'delivery', event: 'constructor' });
	expect(read).not.toHaveProperty('verificationId');
	expect(read).not.toHaveProperty('status');
	expect(({} as Record<string, unknown>).status).toBeUndefined();
});

test('whatever the bytes are, there is an answer', () => {
	const names = fc.constantFrom('event', 'id', 'data', 'verification', 'status', 'timestamp');
	const object = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.constantFrom(ID, 'COMPLETED')));
	const bodies = fc.oneof(
		fc.uint8Array().map((bytes) => Buffer.from(bytes)),
		fc.oneof(object, jsonObject).map((value) => Buffer.from(JSON.stringify(value))),
	);
	fc.assert(
		fc.property(bodies, fc.string(), (body, contentType) => {
			const read = readDelivery(body, contentType);
			if (read.kind === 'unreadable') return;
			expect(read.body).toEqual(JSON.parse(body.toString()));
			if (read.verificationId !== undefined) expect(read.verificationId).toBe(ID);
		}),
		{ seed: 7, numRuns: 1000 },
	);
});
