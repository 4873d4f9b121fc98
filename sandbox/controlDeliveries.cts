import { Router } from 'express';
import { z } from 'zod';
import type { Core } from './core.cts';
import { verificationStatus } from './options/kinds.cts';
import { webhookOptions } from './options/webhooks.cts';

const status = verificationStatus;
const order = z
	.object({
		verificationId: z.string(),
		overrides: z
			.object({
				url: z.string(),
				secret: z.string().nullable(),
				status,
				at: z.number(),
				id: z.string(),
				body: z.union([z.string(), z.record(z.unknown())]),
				signedBody: z.string(),
				headers: z.record(z.union([z.string(), z.array(z.string()), z.null()])),
				webhooks: z.object(webhookOptions).partial().strict(),
			})
			.partial()
			.strict()
			.optional(),
	})
	.strict();

/** Remote control of deliveries, and of the changes of status that cause them. */
export function controlDeliveries(core: Core): Router {
	const router = Router();
	router.get('/deliveries', (_request, response) => {
		response.json({ idle: core.deliveries.isIdle, deliveries: core.record.deliveries });
	});
	router.post('/deliveries', async ({ body }, response) => {
		const { verificationId, overrides } = order.parse(body);
		const answer = await core.deliver(verificationId, overrides);
		response.json({ ...answer, sent: { ...answer.sent, body: answer.sent.body.toString() } });
	});
	router.post('/deliveries/idle', async (_request, response) => {
		await core.deliveries.idle();
		response.json({ idle: core.deliveries.isIdle });
	});
	router.post('/verifications/:id/status', ({ params, body }, response) => {
		const verification = core.state.find(params.id);
		core.state.setStatus(verification, z.object({ status }).strict().parse(body).status);
		response.json({ verification });
	});
	return router;
}
