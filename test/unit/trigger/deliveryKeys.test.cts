import { deliveryKey, stateKey } from '../../../nodes/Anycheck/trigger/deliveryKeys';
import { AT, changed, deliveryIn, ID, iso, OTHER_ID } from './support/deliveries.cts';

const keyOf = (body: object) => deliveryKey(deliveryIn(body), Buffer.from(JSON.stringify(body)));
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

	test('is none for an earlier change that is dealt with late', () => {
		expect(state(changed('NEED_REVIEW', AT - 1001), 'NEED_REVIEW', AT)).toBeUndefined();
		expect(state(changed('IN_PROGRESS', AT), 'NEED_REVIEW', AT)).toBeUndefined();
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
		['a delivery without a time', { id: ID, status: 'FAILED' }, record('FAILED', AT)],
		['no status', changed('FAILED'), { updated_at: iso(AT) }],
		['no time', changed('FAILED'), { status: 'FAILED', updated_at: null }],
	])('is none with %s', (_, body, verification) => {
		expect(stateKey(deliveryIn(body), verification as Record<string, unknown>)).toBeUndefined();
	});
});
