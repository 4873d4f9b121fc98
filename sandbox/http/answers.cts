import { basename } from 'node:path';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ApiProblem, errorAnswer } from '../errors.cts';
import { authenticateFor } from './authentication.cts';
import { exchangeOf } from './exchange.cts';
import { problemOf } from './problems.cts';

/** Answers what was thrown, in the shape of the chosen generation. */
export const answerProblem: ErrorRequestHandler = (error, request, response, next) => {
	if (response.headersSent) {
		next(error);
		return;
	}
	const exchange = exchangeOf(request);
	const problem = problemOf(error, exchange);
	const { status, body } = errorAnswer(problem, exchange.core.options, exchange.operation);
	response.status(status).json(body);
};

/** Serves uploaded and demo files. */
export const serveFiles: RequestHandler = (request, response) => {
	const exchange = exchangeOf(request);
	const { core } = exchange;
	if (core.options.filesNeedAuthentication) authenticateFor(exchange, request.headers);
	const file = core.state.files.byUrl(request.originalUrl.split('?')[0] ?? '');
	if (!file) throw new ApiProblem('NOT_FOUND', 'There is no such file');
	if (core.options.filesRedirect) {
		const link = core.fileHost.link(basename(file.urlPath), core.options.fileLinkSeconds);
		response.redirect(302, link);
		return;
	}
	if (!file.content) throw new ApiProblem('NOT_FOUND', 'The sandbox keeps no files of this size');
	exchange.answerFile?.(file.content, file.type);
};
