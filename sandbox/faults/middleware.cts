import type { RequestHandler, Response } from 'express';
import type { Core } from '../core.cts';
import { ApiProblem, errorAnswer } from '../errors.cts';
import { exchangeOf } from '../http/exchange.cts';
import { toJson } from '../json.cts';
import type { RecordedRequest } from '../record.cts';
import { wait } from '../wait.cts';
import { deliver } from './deliver.cts';
import type { FiredFault } from './faults.cts';
import type { Fault } from './types.cts';

type AnswerFault = Exclude<Fault, { type: 'rateLimit' }>;

/** Lets the scripted faults happen, before the API does its work or after it. */
export const injectFaults: RequestHandler = async (request, response, next) => {
	const exchange = exchangeOf(request);
	const { core, entry } = exchange;
	const { method, headers } = request;
	const body: unknown = request.body;
	const fired = core.faults.fire({ method, path: entry.path, headers, body });
	const settings = {
		closing: core.closing,
		problem: (status: number) => problemBody(core, status),
	};
	const faults = answerFaults(fired);
	const after = faults.find(isAfterApplying);
	// Everything that the API answers goes one of these two ways.
	response.json = (answer: unknown) => {
		if (after) note(entry, after);
		void deliver(response, toJson(answer), after, settings);
		return response;
	};
	exchange.answerFile = (content, type) => {
		if (after) note(entry, after);
		void deliver(response, content, after, { ...settings, type });
	};
	await wait(core.options.delayMs, core.closing);

	if (isLimited(response, fired)) {
		note(entry, { type: 'rateLimit' });
		await deliver(response, problemBody(core, 429), undefined, settings);
		return;
	}
	for (const fault of faults.filter((candidate) => !isAfterApplying(candidate))) {
		note(entry, fault);
		if (fault.type === 'delay') {
			await wait(fault.ms, core.closing);
		} else {
			await deliver(response, '', fault, settings);
			return;
		}
	}
	next();
};

function answerFaults(fired: FiredFault[]): AnswerFault[] {
	return fired.flatMap(({ fault }) => (fault.type === 'rateLimit' ? [] : [fault]));
}

/** Some faults have nothing to spoil before there is an answer. */
function isAfterApplying(fault: AnswerFault): boolean {
	switch (fault.type) {
		case 'truncate':
		case 'brokenJson':
		case 'contentType':
		case 'drip':
			return true;
		default:
			return fault.afterApplying === true;
	}
}

function note(entry: RecordedRequest, { type }: { type: Fault['type'] }): void {
	entry.fault = entry.fault === undefined ? type : `${entry.fault}+${type}`;
}

/** Asks the rate limits; sets their headers, and the status if one of them refuses. */
function isLimited(response: Response, fired: FiredFault[]): boolean {
	let limited = false;
	for (const { fault, bucket } of fired) {
		if (fault.type !== 'rateLimit' || !bucket) continue;
		const { allowed, headers } = bucket.take();
		response.set(headers);
		if (!allowed) response.status(fault.status ?? 429);
		limited ||= !allowed;
	}
	return limited;
}

/** An error in the documented shape. How the API words a limit on requests is not documented: without a code here. */
function problemBody({ options }: Core, status: number): string {
	if (status === 425 || status === 429) return JSON.stringify({ message: 'Scripted limit' });
	const documented = {
		400: 'INVALID_REQUEST',
		401: 'UNAUTHORIZED',
		403: 'FORBIDDEN',
		404: 'NOT_FOUND',
	} as const;
	const kind = Object.entries(documented).find(([known]) => Number(known) === status)?.[1];
	const problem = new ApiProblem(kind ?? 'INTERNAL_SERVER_ERROR', `Scripted fault ${status}`);
	return JSON.stringify(errorAnswer(problem, options).body);
}
