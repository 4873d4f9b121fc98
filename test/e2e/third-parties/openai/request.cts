import { z } from 'zod';

const message = z
	.object({ role: z.enum(['developer', 'system', 'user']), content: z.string().min(1) })
	.strict();
const tool = z
	.object({
		type: z.literal('function'),
		function: z
			.object({
				name: z.string().regex(/^[\w-]{1,64}$/),
				description: z.string().min(1),
				strict: z.literal(false),
				parameters: z
					.object({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) })
					.passthrough(),
			})
			.strict(),
	})
	.strict();

/**
 * The first request of a conversation, as n8n's node sends it. That it may not be stored, and that there is no second one,
 * is not OpenAI's rule but the example's.
 */
export const completionRequest = z
	.object({
		model: z.string().min(1),
		messages: z.array(message).min(1),
		tools: z.array(tool).min(1),
		store: z.literal(false),
		stream: z.literal(false),
	})
	.strict();
export type CompletionRequest = z.infer<typeof completionRequest>;

export const noQuery = z.object({}).strict();
