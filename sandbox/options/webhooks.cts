import { z } from 'zod';
import { verificationFields } from '../verificationFields.cts';
import { ms, statusList } from './kinds.cts';

const header = z.string().regex(/^[\w-]+$/);
const dottedPath = z.string().regex(/^[^.]+(\.[^.]+)*$/);

/** How changes of status are delivered; next to nothing of it is documented. */
export const webhookOptions = {
	statuses: statusList
		.default([
			'IN_PROGRESS',
			'NEED_REVIEW',
			'COMPLETED',
			'PARTIALLY_COMPLETED',
			'FAILED',
			'PARTIALLY_FAILED',
			'FRAUD_DETECTED',
			'CANCELLED',
		])
		.describe('Statuses of which the reaching is delivered.'),
	deliverUpdates: z
		.boolean()
		.default(true)
		.describe('Whether changes made by updateVerification are delivered.'),
	signatureHeader: header.default('X-AnyCheck-Signature').describe('Header of the signature.'),
	signatureForm: z
		.string()
		.default('t={timestamp},v1={hex}')
		.describe('What it holds, with {hex}, {HEX}, {base64}, {base64url}, {timestamp}, {id}.'),
	signedString: z
		.string()
		.default('{timestamp}.{body}')
		.describe('What is signed, with {body}, {timestamp}, {id}.'),
	timestampHeader: header.nullable().default(null).describe('Further header with the timestamp.'),
	timestampForm: z
		.enum(['seconds', 'milliseconds', 'iso'])
		.default('seconds')
		.describe('How {timestamp} is written.'),
	idHeader: header
		.nullable()
		.default(null)
		.describe("Further header with the delivery's id, the same for its repeats and copies."),
	clockSkewMs: z
		.number()
		.default(0)
		.describe("How far the sender's clock is fast; below 0 it is slow."),
	resignRetries: z
		.boolean()
		.default(true)
		.describe('Whether a repeat is signed anew, or sent as the first attempt was.'),
	generation: z.enum(['current', 'legacy']).default('current').describe('Shape of the body.'),
	fields: z
		.record(dottedPath, z.enum(verificationFields))
		.default({ verification_id: 'id', status: 'status' })
		.describe(
			'Fields of a current body beside event and timestamp: dotted path to field of the verification.',
		),
	constants: z.record(z.unknown()).default({}).describe('Further fields of a current body.'),
	contentType: z.string().default('application/json').describe('Content type of the body.'),
	retryDelaysMs: z
		.array(ms)
		.default([])
		.describe('Waits before the repeats of an attempt that was not answered with 2xx.'),
	timeoutMs: ms.default(10_000).describe('How long an attempt waits for its answer.'),
	copies: z.number().int().min(0).default(1).describe('How often each delivery is made.'),
	copyDelayMs: ms.default(0).describe('How far apart the copies are.'),
	delayMs: ms.default(0).describe('Time between a change and its delivery.'),
	shuffleMs: ms
		.default(0)
		.describe(
			'Each delivery comes late by a random part of this; at 0 those of a verification come one after the other.',
		),
	seed: z.number().int().default(1).describe('Makes the shuffling the same in every run.'),
};
