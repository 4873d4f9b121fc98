import { readDelivery, type Delivery } from '../../../../nodes/Anycheck/trigger/delivery';

export const ID = '0b8f6a52-6a0e-4a53-9d0c-5b1f5f6f0a01';
export const OTHER_ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
export const RESULT = '22222222-3333-4444-8555-666666666666';
export const SERVICE = '7c1d2e3f-1111-4222-8333-444455556666';
export const FOLDER = '11111111-2222-4333-8444-555555555555';
export const AT = Date.parse('2026-01-02T03:04:05Z');

export const iso = (ms: number) => new Date(ms).toISOString();

/** The delivery in a body that has to be one. */
export function deliveryIn(body: object): Delivery {
	const read = readDelivery(Buffer.from(JSON.stringify(body)));
	if (read.kind === 'unreadable') throw new Error(`The body is ${read.reason}`);
	return read;
}

/** The body of a delivery of the current generation. */
export function changed(status: string, occurredAt = AT, verificationId = ID): object {
	return {
		event: 'verification.status_changed',
		timestamp: iso(occurredAt),
		verification_id: verificationId,
		status,
	};
}
