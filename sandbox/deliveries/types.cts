import type { WebhookOptions } from '../options.cts';
import type { JsonObject, VerificationStatus } from '../types.cts';

export type HeaderValues = Record<string, string | string[]>;

/** One try to deliver. */
export interface DeliveryAttempt {
	/** In milliseconds since 1970. */
	at: number;
	/** What the receiver answered; undefined when it did not. */
	status: number | undefined;
	/** Why there is no answer: `timeout`, `stopped`, or a code such as `ECONNREFUSED`. */
	failure: string | undefined;
	tookMs: number;
}

/** A delivery, which has several attempts when it is repeated. */
export interface RecordedDelivery {
	/** The same for all copies. */
	id: string;
	/** Counted from 0. */
	copy: number;
	/** When it came up, in milliseconds since 1970. */
	at: number;
	verificationId: string;
	/** Status of the verification that it tells. */
	status: VerificationStatus;
	/** Where it goes; the values of the query are made unreadable. */
	url: string;
	signed: boolean;
	/** Whether it was ordered by `deliver`. */
	byHand: boolean;
	state: 'waiting' | 'delivered' | 'gaveUp' | 'notLocal' | 'stopped';
	attempts: DeliveryAttempt[];
}

/** What a delivery by hand has that others do not. */
export interface DeliveryOverrides {
	/** Instead of the verification's `webhook_url`. */
	url?: string | undefined;
	/** Instead of the verification's `webhook_secret`; null leaves the delivery unsigned. */
	secret?: string | null | undefined;
	/** Status that the delivery tells; the verification keeps its own. */
	status?: VerificationStatus | undefined;
	/** The sender's clock, in milliseconds since 1970. */
	at?: number | undefined;
	/** Id of the delivery. */
	id?: string | undefined;
	/** Sent instead of the usual body. */
	body?: JsonObject | string | Buffer | undefined;
	/** Signed instead of what is sent. */
	signedBody?: string | Buffer | undefined;
	/** Further headers, or others than usual; null leaves one out. Put in after signing. */
	headers?: Record<string, string | string[] | null> | undefined;
	/** Another scheme. */
	webhooks?: Partial<WebhookOptions> | undefined;
}

/** What is sent. */
export interface Message {
	url: string;
	headers: HeaderValues;
	body: Buffer;
}

/** How it was answered. */
export interface Answer {
	/** Undefined when there was none. */
	status: number | undefined;
	headers: Record<string, string>;
	/** At most the first 64 KB. */
	body: string;
	/** Why there is none, see `DeliveryAttempt`; `notLocal` for an address that is not on this machine. */
	failure: string | undefined;
}

/** What comes of a delivery by hand. To send the same bytes once more: `{ body: sent.body, headers: sent.headers, secret: null }`. */
export interface DeliveryAnswer extends Answer {
	sent: Message;
}
