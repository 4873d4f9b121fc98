import { readDelivery } from '../../../nodes/Anycheck/trigger/delivery';
import { deliveryKey, stateKey } from '../../../nodes/Anycheck/trigger/deliveryKeys';
import { AT, changed, deliveryIn, ID, iso, OTHER_ID } from './support/deliveries.cts';

const keyOf = (body: object) => deliveryKey(deliveryIn(body));
const legacy = { event: 'verification.needs_review', verification_id: ID, completed_at: iso(AT) };

test.each<[string, object, object]>([
	['repeated', changed('COMPLETED'), changed('COMPLETED')],
	['with an attempt number', changed('COMPLETED'), { ...changed('COMPLETED'), attempt: 2 }],
	[
		'with another form of the time',
		changed('COMPLETED'),
		{ ...changed('COMPLETED'), timestamp: AT },
	],
	['of the older generation, repeated', legacy, { ...legacy }],
	['without an id, repeated', { event: 'ping', timestamp: 1 }, { event: 'ping', timestamp: 1 }],
])('%s it is the same', (_, first, second) => {
	expect(keyOf(second)).toBe(keyOf(first));
});

test.each([
	['a line break in front', (text: string) => `\n${text}`],
	['spaces at the end', (text: string) => `${text}  `],
	['line breaks between', (text: string) => text.replaceAll(',', ',\r\n')],
	['another way to write a letter', (text: string) => text.replace('FAILED', '\\u0046AILED')],
	['a byte order mark', (text: string) => `\uFEFF${text}`],
])('with %s it is the same', (_, rewritten) => {
	const text = JSON.stringify({ event: 'x', id: ID, status: 'FAILED' });
	const keyIn = (body: string) => {
		const read = readDelivery(Buffer.from(body));
		return read.kind === 'delivery' ? deliveryKey(read) : read.reason;
	};
	expect(keyIn(rewritten(text))).toBe(keyIn(text));
});

test.each<[string, object, object]>([
	['of another verification', changed('COMPLETED'), changed('COMPLETED', AT, OTHER_ID)],
	['of another status', changed('COMPLETED'), changed('NEED_REVIEW')],
	['of a later time', changed('NEED_REVIEW'), changed('NEED_REVIEW', AT + 1)],
	['of another event', changed('COMPLETED'), { ...changed('COMPLETED'), event: 'exported' }],
	['of the older generation, with another output', legacy, { ...legacy, output: { total: 2 } }],
	[
		'of the older generation, although the times are the same',
		{ ...legacy, timestamp: iso(AT) },
		{ ...legacy, timestamp: iso(AT), output: { total: 2 } },
	],
	['without an id', { event: 'x', timestamp: AT, a: 1 }, { event: 'x', timestamp: AT, a: 2 }],
	['without a time', { event: 'x', id: ID, status: 'FAILED' }, { event: 'x', id: ID, n: 2 }],
])('%s it is another', (_, first, second) => {
	expect(keyOf(second)).not.toBe(keyOf(first));
});

describe('the state of which a delivery tells', () => {
	const record = (status: string, updatedAt: number) => ({ status, updated_at: iso(updatedAt) });
	const state = (body: object, status: string, updatedAt: number) =>
		stateKey(deliveryIn(body), record(status, updatedAt));
	const repeat = state(changed('NEED_REVIEW', AT + 900_000), 'NEED_REVIEW', AT);

	test('is the same for a repeat that was dated anew', () => {
		expect(repeat).toBeDefined();
		expect(state(changed('NEED_REVIEW', AT), 'NEED_REVIEW', AT)).toBe(repeat);
		expect(state(changed('NEED_REVIEW', AT - 1000), 'NEED_REVIEW', AT)).toBe(repeat);
	});

	test('is another for the same status, reached again', () => {
		const again = state(changed('NEED_REVIEW', AT + 5000), 'NEED_REVIEW', AT + 5000);
		expect(again).toBeDefined();
		expect(again).not.toBe(repeat);
	});

	test('is the same for a repeat however early it is dated', () => {
		expect(state(changed('NEED_REVIEW', AT - 60_000), 'NEED_REVIEW', AT)).toBe(repeat);
		expect(state({ id: ID, status: 'NEED_REVIEW' }, 'NEED_REVIEW', AT)).toBe(repeat);
	});

	test('is another for another reported status', () => {
		const earlier = state(changed('IN_PROGRESS', AT), 'NEED_REVIEW', AT);
		expect(earlier).toBeDefined();
		expect(earlier).not.toBe(repeat);
		expect(state(changed('IN_PROGRESS', AT + 1), 'NEED_REVIEW', AT)).toBe(earlier);
	});

	test('of a delivery without a status is the one found', () => {
		const found = (occurredAt: number) =>
			state({ event: 'x', id: ID, timestamp: occurredAt }, 'COMPLETED', AT);
		expect(found(AT)).toBeDefined();
		expect(found(AT - 60_000)).toBe(found(AT));
		expect(found(AT)).not.toBe(repeat);
	});

	test.each<[string, object, object]>([
		['a delivery without an id', { event: 'x', status: 'FAILED' }, record('FAILED', AT)],
		['no status', { event: 'x', id: ID }, { updated_at: iso(AT) }],
		['no time', changed('FAILED'), { status: 'FAILED', updated_at: null }],
	])('is none with %s', (_, body, verification) => {
		expect(stateKey(deliveryIn(body), verification as Record<string, unknown>)).toBeUndefined();
	});
});
