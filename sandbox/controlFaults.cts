import { z } from 'zod';
import type { Faults } from './faults/faults.cts';

const ms = z.number().min(0);
const afterApplying = z.boolean().optional();

const match = z
	.object({
		method: z.string(),
		path: z.string(),
		nth: z.number().int().min(1),
		every: z.number().int().min(1),
		probability: z.number().min(0).max(1),
		seed: z.number().int(),
		count: z.number().int().min(1),
		afterMs: ms,
		forMs: ms,
	})
	.partial()
	.strict();

const fault = z.discriminatedUnion('type', [
	z
		.object({
			type: z.literal('status'),
			status: z.number().int().min(200).max(599),
			body: z.unknown(),
			headers: z.record(z.string()).optional(),
			afterApplying,
		})
		.strict(),
	z.object({ type: z.literal('delay'), ms, afterApplying }).strict(),
	z.object({ type: z.literal('reset'), afterApplying }).strict(),
	z.object({ type: z.literal('hang'), afterApplying }).strict(),
	z.object({ type: z.literal('truncate') }).strict(),
	z.object({ type: z.literal('brokenJson') }).strict(),
	z
		.object({ type: z.literal('html'), status: z.number().int().optional(), afterApplying })
		.strict(),
	z.object({ type: z.literal('contentType'), contentType: z.string() }).strict(),
	z.object({ type: z.literal('drip'), bytes: z.number().int().min(1), everyMs: ms }).strict(),
	z
		.object({
			type: z.literal('rateLimit'),
			perSecond: z.number().positive(),
			burst: z.number().min(1).optional(),
			headers: z.boolean().optional(),
			retryAfter: z.enum(['seconds', 'date', 'none']).optional(),
			status: z.number().int().optional(),
		})
		.strict(),
]);

/** A fault as it is sent to the control; the same words as in the process, without functions. */
export const faultScript = z.object({ match: match.optional(), fault }).strict();

/** Puts a fault in place and tells its id. */
export function addScript(faults: Faults, script: z.infer<typeof faultScript>): { id: number } {
	const placed = script.match
		? { match: script.match, fault: script.fault }
		: { fault: script.fault };
	return { id: faults.add(placed).id };
}
