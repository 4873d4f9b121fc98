import { readDelivery } from '../../../nodes/Anycheck/trigger/delivery';
import {
	AT,
	changed,
	deliveryIn,
	FOLDER,
	ID,
	iso,
	OTHER_ID,
	RESULT,
	SERVICE,
} from './support/deliveries.cts';

const EVENT = 'verification.status_changed';

test('a delivery of the current generation', () => {
	const body = {
		event: EVENT,
		timestamp: '2026-01-02T03:04:05Z',
		verification_id: ID.toUpperCase(),
		status: 'NEED_REVIEW',
		result_id: RESULT,
		folder_id: FOLDER,
		service: { id: SERVICE, name: 'KTP & PEP' },
		something: { else: [1, null, 'é'] },
	};
	expect(readDelivery(Buffer.from(JSON.stringify(body)))).toEqual({
		kind: 'delivery',
		event: EVENT,
		verificationId: ID,
		status: 'NEED_REVIEW',
		resultId: RESULT,
		folderId: FOLDER,
		serviceId: SERVICE,
		occurredAt: AT,
		body,
	});
});

test('a number that JavaScript cannot hold keeps its digits', () => {
	const text = `{"event": "${EVENT}", "verification_id": "${ID}", "output": {"nik": 9900009999999901}}`;
	expect(readDelivery(Buffer.from(text))).toMatchObject({
		body: { output: { nik: '9900009999999901' } },
	});
});

test.each([
	['verification.completed', 'COMPLETED'],
	['verification.failed', 'FAILED'],
	['verification.needs_review', 'NEED_REVIEW'],
])('a delivery of the older generation: %s', (event, status) => {
	const body = {
		event,
		verification_id: ID,
		result_id: RESULT,
		status,
		service: { id: SERVICE, name: 'KTP Verification' },
		output: { verified: true, data: { name: 'SITI CONTOH' } },
		metadata: { order: 'A-17', id: OTHER_ID },
		completed_at: '2026-01-02T03:04:05Z',
	};
	const { body: whole, ...told } = deliveryIn(body);
	const expected = { verificationId: ID, resultId: RESULT, serviceId: SERVICE, occurredAt: AT };
	expect(told).toEqual({ kind: 'delivery', event, status, ...expected });
	expect(whole).toEqual(body);
	expect(deliveryIn({ event, verification_id: ID }).status).toBe(status);
});

describe('the id', () => {
	test.each<[string, object]>([
		['verification_id', { verification_id: ID }],
		['id', { id: ID }],
		['data.id', { data: { id: ID } }],
		['data.verification_id', { data: { verification_id: ID } }],
		['verification.id', { verification: { id: ID } }],
		['data.verification.id', { data: { verification: { id: ID } } }],
		['verification', { verification: ID }],
		['a list of one', { verification_ids: [ID] }],
		['spaces around it', { verification_id: ` ${ID}\n` }],
		["beside the event's", { id: OTHER_ID, verification_id: ID }],
		["beside the event's, inside", { id: OTHER_ID, data: { id: ID } }],
		["beside the data's", { id: OTHER_ID, data: { id: OTHER_ID, verification_id: ID } }],
		['beside what is none', { verification_id: 17, data: { id: 'x' }, id: ID }],
	])('%s', (_, fields) => {
		expect(deliveryIn({ event: EVENT, ...fields }).verificationId).toBe(ID);
	});

	test.each<[string, object]>([
		['nothing', {}],
		['a number', { verification_id: 42 }],
		['a path', { verification_id: `../folders/${ID}` }],
		['a link', { verification_id: `https://api.anycheck.ai/verifications/${ID}` }],
		['a query', { verification_id: `${ID}?x=1` }],
		['two of them', { verification_ids: [ID, OTHER_ID] }],
		['an empty list', { verification_ids: [] }],
		['of something else', { result_id: ID, service: { id: ID }, metadata: { id: ID } }],
		['something inherited', JSON.parse(`{"__proto__":{"id":"${ID}"}}`) as object],
	])('is not in %s', (_, fields) => {
		expect(deliveryIn({ ...fields, event: EVENT })).not.toHaveProperty('verificationId');
	});
});

test.each<[string | undefined, object]>([
	['COMPLETED', { status: 'COMPLETED' }],
	['COMPLETED', { status: ' completed ' }],
	['CANCELLED', { data: { status: 'CANCELLED' } }],
	['FAILED', { verification: { status: 'FAILED' } }],
	['IN_PROGRESS', { data: { verification: { status: 'IN_PROGRESS' } } }],
	['NEED_REVIEW', { verification_status: 'NEED_REVIEW' }],
	['FRAUD_DETECTED', { data: { new_status: 'FRAUD_DETECTED', old_status: 'IN_PROGRESS' } }],
	['COMPLETED', { current_status: 'COMPLETED', previous_status: 'NEED_REVIEW' }],
	['COMPLETED', { data: { current_status: 'COMPLETED', previous_status: 'NEED_REVIEW' } }],
	['COMPLETED', { status: 'success', data: { status: 'COMPLETED' } }],
	['COMPLETED', { status: 200, data: { status: 'COMPLETED' } }],
	[undefined, { status: 'success' }],
	[undefined, { status: 'toString' }],
	[undefined, { status: '__proto__' }],
	[undefined, { status: { name: 'COMPLETED' } }],
	[undefined, { service: { status: 'FAILED' }, output_status: 'FAILED' }],
	[undefined, {}],
])('the status %p is in %j', (status, fields) => {
	expect(deliveryIn({ event: EVENT, ...fields }).status).toBe(status);
});

test.each<[number | undefined, object]>([
	[AT, { timestamp: iso(AT) }],
	[AT, { timestamp: AT }],
	[AT, { timestamp: AT / 1000 }],
	[AT, { data: { timestamp: iso(AT) }, completed_at: iso(0) }],
	[AT, { occurred_at: iso(AT) }],
	[AT, { timestamp: 'now', occurred_at: iso(AT) }],
	[undefined, { timestamp: 'now' }],
	[undefined, { completed_at: iso(AT), updated_at: iso(AT) }],
])('the time %p is in %j', (occurredAt, fields) => {
	expect(deliveryIn({ event: EVENT, ...fields }).occurredAt).toBe(occurredAt);
});

test.each<[string, object]>([
	[EVENT, { event: EVENT, type: 'other' }],
	[EVENT, { type: EVENT }],
	[EVENT, { event_type: EVENT }],
	['ping', { event: 'ping' }],
	['something.new', { event: 'something.new', id: ID }],
	['', { id: ID }],
	['', { id: ID, event: 5 }],
	['', { id: ID, event: 'x'.repeat(101) }],
	['', { id: ID, event: '<script>' }],
])('the event %p is in %j', (event, fields) => {
	expect(deliveryIn(fields).event).toBe(event);
});

test('the plain one that the other tests use is one', () => {
	expect(deliveryIn(changed('FAILED'))).toMatchObject({ verificationId: ID, status: 'FAILED' });
});
