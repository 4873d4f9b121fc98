import { z } from 'zod';
import { ms, statusList } from './kinds.cts';

/** How work on a verification can end. */
export const outcome = z.enum([
	'COMPLETED',
	'NEED_REVIEW',
	'FAILED',
	'FRAUD_DETECTED',
	'CANCELLED',
]);

/** Options about verifications: their review, repetition, processing. */
export const verificationOptions = {
	updateSemantics: z
		.enum(['replace', 'merge', 'mergeTopLevel'])
		.default('replace')
		.describe(
			'Whether updateVerification replaces output and configuration or merges into them, at any depth or at the top only.',
		),
	emptyObject: z
		.enum(['apply', 'ignore'])
		.default('apply')
		.describe('Whether {} as output or configuration counts as what to write, or as nothing.'),
	nullField: z
		.enum(['keep', 'remove'])
		.default('keep')
		.describe('Whether a field of output or configuration that is sent as null stays as null.'),
	omittedFields: z
		.enum(['keep', 'clear'])
		.default('keep')
		.describe('What an update does to output and configuration when they are not sent.'),
	updateTakesMs: ms
		.default(0)
		.describe('How long after its answer an update is in force; until then all is as it was.'),
	emptyUpdate: z
		.enum(['accept', 'refuse'])
		.default('accept')
		.describe('Whether an update without any field is refused.'),
	strictBodies: z
		.boolean()
		.default(false)
		.describe('Whether body fields that are not documented are refused.'),
	unreviewableStatuses: statusList
		.default(['IN_PROGRESS'])
		.describe('Statuses from which no update is possible; an older generation names IN_PROGRESS.'),
	retryableStatuses: statusList
		.default(['FAILED'])
		.describe('Statuses that a retry takes without force.'),
	forceIn: z
		.enum(['query', 'body', 'either'])
		.default('query')
		.describe('Where the force of a retry is honoured; elsewhere it is overlooked.'),
	processingMs: ms
		.nullable()
		.default(null)
		.describe(
			'How long a created or retried verification stays IN_QUEUE, and then IN_PROGRESS; null leaves it in the queue.',
		),
	processingOutcome: outcome
		.default('COMPLETED')
		.describe(
			'How the work ends. The documentation has FRAUD_DETECTED for bank and financial statements only.',
		),
	processingOutcomeByService: z
		.record(outcome)
		.default({})
		.describe('The same for single services, by their code, such as KTP_VERIFICATION.'),
	maskWebhookSecret: z
		.boolean()
		.default(false)
		.describe('Whether webhook_secret is hidden in answers.'),
	credits: z.number().nullable().default(null).describe('Credits left; null is without limit.'),
};
