import express from 'express';
import type { Express } from 'express';
import { control } from './control.cts';
import type { Core } from './core.cts';
import { injectFaults } from './faults/middleware.cts';
import { answerProblem, serveFiles } from './http/answers.cts';
import { readBody } from './http/body.cts';
import { openExchange } from './http/exchange.cts';
import { validator } from './http/validator.cts';

/** The way of a request: record, body, faults, then the API itself. */
export function buildApp(core: Core): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.use('/__sandbox__', control(core));
	app.use(openExchange(core));
	app.use(readBody);
	app.use(injectFaults);
	app.use('/files', serveFiles);
	app.use((request, response, next) => {
		void validator(core.options.strictBodies)(request, response, next);
	});
	app.use(answerProblem);
	return app;
}
