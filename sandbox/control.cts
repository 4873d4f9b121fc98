import express, { Router } from 'express';
import { z } from 'zod';
import type { Core } from './core.cts';
import { controlDeliveries } from './controlDeliveries.cts';
import { addScript, faultScript } from './controlFaults.cts';
import { optionsChange } from './controlOptions.cts';

const bulk = z.object({
	count: z.number().int().min(1).max(100_000),
	overrides: z.record(z.unknown()).optional(),
});
const whose = z.object({ email: z.string().optional() });

/**
 * Remote control of a sandbox in another process: JSON in and out, below `/__sandbox__`. Not a part of the API.
 * Only requests addressed to this machine are taken, so that no web page can get at it by a name of its own.
 */
export function control(core: Core): Router {
	const router = Router();
	router.use((request, response, next) => {
		const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '');
		if (isLocal) next();
		else response.status(403).json({ error: 'Only this machine may control the sandbox' });
	});
	router.use(express.json({ limit: '20mb' }));

	router.get('/record', ({ query }, response) => {
		const { requests, total, inFlight, maxInFlight, connections, contractErrors, foreign } =
			core.record;
		const from = Number(query['from'] ?? 0);
		const counters = { total, inFlight, maxInFlight, connections, contractErrors, foreign };
		response.json({ ...counters, requests: requests.slice(from) });
	});
	router.delete('/record', (_request, response) => {
		core.record.clear();
		response.json({});
	});
	router.get('/writes/:id', ({ params }, response) => {
		response.json({ writes: core.record.writes(params.id) });
	});

	router.post('/faults', ({ body }, response) => {
		response.json(addScript(core.faults, faultScript.parse(body)));
	});
	router.delete('/faults/:id', ({ params }, response) => {
		response.json({ removed: core.faults.remove(Number(params.id)) });
	});
	router.delete('/faults', (_request, response) => {
		core.faults.clear();
		response.json({});
	});

	router.get('/options', (_request, response) => {
		response.json(core.options);
	});
	router.post('/options', ({ body }, response) => {
		response.json(Object.assign(core.options, optionsChange(core.options, body)));
	});

	router.get('/sessions', (_request, response) => {
		const { sessions } = core.state;
		const { logins, refusedLogins, refreshes, refusedRefreshes } = sessions;
		const live = sessions
			.live()
			.map(({ id, user, startedAt }) => ({ id, email: user.email, startedAt }));
		response.json({ logins, refusedLogins, refreshes, refusedRefreshes, live });
	});
	router.post('/sessions/revoke', ({ body }, response) => {
		core.state.sessions.revoke(whose.parse(body).email);
		response.json({});
	});
	router.post('/sessions/expire', ({ body }, response) => {
		core.state.sessions.expireAccessTokens(whose.parse(body).email);
		response.json({});
	});

	router.post('/verifications', ({ body }, response) => {
		const { count, overrides } = bulk.parse(body);
		response.json({ verifications: core.state.addVerifications(count, overrides) });
	});
	router.post('/reset', (_request, response) => {
		core.reset();
		response.json({});
	});
	router.use(controlDeliveries(core), refuseUnknown, refuseBad);
	return router;
}

const refuseUnknown: express.RequestHandler = (_request, response) => {
	response.status(404).json({ error: 'No such control' });
};

const refuseBad: express.ErrorRequestHandler = (error, _request, response, next) => {
	if (response.headersSent) next(error);
	else response.status(400).json({ error: error instanceof Error ? error.message : 'Bad request' });
};
