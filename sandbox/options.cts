import { z } from 'zod';
import { accessOptions } from './options/access.cts';
import { errorOptions } from './options/errors.cts';
import { fileOptions } from './options/files.cts';
import { bytes, ms } from './options/kinds.cts';
import { verificationOptions } from './options/verifications.cts';
import { webhookOptions } from './options/webhooks.cts';

const count = z.number().int().min(0);

/** How the API behaves where its documentation leaves the question open: each option's kind, default and meaning. */
export const optionsSchema = z
	.object({
		port: count.default(0).describe('Port to listen on; 0 takes a free one.'),
		...accessOptions,
		...errorOptions,
		...verificationOptions,
		...fileOptions,
		maximumPageSize: count
			.default(100)
			.describe('Largest page_size that is served; the folder list alone documents one.'),
		undocumentedPaging: z
			.boolean()
			.default(false)
			.describe(
				'Whether lists without documented paging (services, templates) are paged all the same, or come whole.',
			),
		refusesLargePages: z
			.boolean()
			.default(false)
			.describe('Whether a page_size above the largest is refused, instead of served as that.'),
		refusesUndocumentedQuery: z
			.boolean()
			.default(false)
			.describe('Whether lists without documented paging refuse to be asked for a page.'),
		webhooks: z
			.object(webhookOptions)
			.strict()
			.default({})
			.describe('How changes of status are delivered to a webhook_url.'),
		delayMs: ms.default(0).describe('Delay of every answer.'),
		recordLimit: bytes
			.default(20_000)
			.describe('How many requests, and deliveries, the record keeps; counters go on.'),
	})
	.strict();

/** Everything but the port can be changed while the sandbox runs. */
export type SandboxOptions = z.output<typeof optionsSchema>;
export type WebhookOptions = SandboxOptions['webhooks'];

/** Options as they are given: what is left out, also of a group, has its default. */
export type GivenOptions = z.input<typeof optionsSchema>;

/** Options with nothing chosen: the newest documented behaviour. */
export function defaultOptions(): SandboxOptions {
	return optionsSchema.parse({});
}
