import type { z } from 'zod';
import { defaultOptions, optionsSchema } from './options.cts';
import { webhookOptions } from './options/webhooks.cts';

const usage = `Usage: main.cts [--port 8090] [--profile anycheck-check.json] [--options '{"updateSemantics":"merge"}']
Starts an AnyCheck API on this machine and prints its address. Ends on SIGTERM, SIGINT or SIGHUP.

A profile is what npm run check-api has found out about a real account. Options go before it.
Options are given at the start, or while it runs: POST <address>/__sandbox__/options {"processingMs":2000}
Changes of status are delivered to a verification's webhook_url, if that is plain http on this machine.
Under <address>/__sandbox__:
  GET /record  GET /deliveries  GET /sessions      what was seen, sent, and who is logged in
  POST /deliveries {"verificationId":…,"overrides":{"secret":"wrong"}}    delivers once, as told
  POST /deliveries/idle                            answers when nothing is under way
  POST /verifications {"count":10}                 adds verifications
  POST /verifications/<id>/status {"status":…}     changes a status
  POST /faults {"match":…,"fault":…}               lets something go wrong
  POST /reset                                      starts over`;

/** What the command line tells: its use, and every option with its default and meaning. */
export function help(): string {
	const { webhooks, ...others } = defaultOptions();
	const own = list(optionsSchema.shape, others);
	return `${usage}\n\nOptions:\n${own}\n\nOptions of webhooks:\n${list(webhookOptions, webhooks)}`;
}

function list(shape: Record<string, z.ZodTypeAny>, defaults: object): string {
	return Object.entries(defaults)
		.map(([name, value]) => {
			const meaning = shape[name]?.description ?? '';
			return `  ${name} = ${JSON.stringify(value)}\n      ${meaning}`;
		})
		.join('\n');
}
