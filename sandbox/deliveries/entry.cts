import { withoutSecrets } from './address.cts';
import type { Draft } from './message.cts';
import type { RecordedDelivery } from './types.cts';

type Known = Pick<Draft, 'id' | 'url' | 'secret'> &
	Pick<RecordedDelivery, 'verificationId' | 'status'> &
	Partial<Pick<RecordedDelivery, 'copy' | 'byHand'>>;

/** A delivery as the record has it before its first attempt. */
export function newEntry(known: Known): RecordedDelivery {
	const { id, verificationId, status, url, secret, copy = 0, byHand = false } = known;
	return {
		id,
		copy,
		at: Date.now(),
		verificationId,
		status,
		url: withoutSecrets(url),
		signed: secret !== null,
		byHand,
		state: 'waiting',
		attempts: [],
	};
}
