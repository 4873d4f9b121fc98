import { randomUUID } from 'node:crypto';
import type { Core } from '../core.cts';
import { shown } from '../handlers/shown.cts';
import type { WebhookOptions } from '../options.cts';
import type { Verification } from '../types.cts';
import { eventBody } from './body.cts';
import { newEntry } from './entry.cts';
import { compose } from './message.cts';
import { attempt, isTaken } from './run.cts';
import { secretOf } from './signature.cts';
import type { Answer, DeliveryAnswer, DeliveryOverrides, RecordedDelivery } from './types.cts';

type Sender = Pick<Core, 'url' | 'options' | 'fileHost' | 'record'>;

/**
 * One attempt, at once.
 * @throws when there is no address, or no event for the status
 */
export async function deliverByHand(
	core: Sender,
	verification: Verification,
	overrides: DeliveryOverrides,
	signal: AbortSignal,
): Promise<DeliveryAnswer> {
	const options = { ...core.options.webhooks, ...overrides.webhooks };
	const url = overrides.url ?? verification.webhook_url;
	if (url === null) throw new Error('The verification has no webhook_url');
	const at = overrides.at ?? Date.now() + options.clockSkewMs;
	const status = overrides.status ?? verification.status;
	const sentBody = bodyOf({ ...shown(verification, core), status }, overrides, options, at);
	const signed = overrides.signedBody ?? sentBody;
	const draft = {
		id: overrides.id ?? randomUUID(),
		url,
		secret: overrides.secret === undefined ? secretOf(verification) : overrides.secret,
		body: Buffer.from(signed),
		sentBody,
		headers: overrides.headers,
		at,
	};
	const entry = newEntry({ ...draft, verificationId: verification.id, status, byHand: true });
	core.record.announced(entry);
	const sent = compose(draft, options);
	const answer = await attempt({ entry, options }, sent, signal);
	entry.state = isTaken(answer) ? 'delivered' : stateAfter(answer);
	return { ...answer, sent };
}

function stateAfter({ failure }: Answer): RecordedDelivery['state'] {
	return failure === 'notLocal' || failure === 'stopped' ? failure : 'gaveUp';
}

function bodyOf(
	verification: Verification,
	{ body }: DeliveryOverrides,
	options: WebhookOptions,
	at: number,
): Buffer {
	if (typeof body === 'string' || Buffer.isBuffer(body)) return Buffer.from(body);
	const object = body ?? eventBody(verification, options, at);
	if (object === undefined) {
		throw new Error(`The older generation has no event for ${verification.status}`);
	}
	return Buffer.from(JSON.stringify(object));
}
