import { z } from 'zod';
import { ok, route, type PartyAnswer, type PartyRequest, type Route } from '../exchange.cts';
import { ThirdParty } from '../party.cts';

/** A message in a channel, as it is now. */
export interface SlackMessage {
	channel: string;
	ts: string;
	text: string;
	blocks: unknown[];
	edited: boolean;
}

const TOKEN = 'xoxb-stand-in';
const noQuery = z.object({}).strict();
const block = z.object({ type: z.string() }).passthrough();
const content = {
	text: z.string().max(40_000).optional(),
	blocks: z.array(block).max(50).optional(),
};
const postMessage = z
	.object({
		...content,
		channel: z.string().regex(/^[#CGDU]/),
		thread_ts: z.string().optional(),
		// n8n sends its own option along; Slack ignores what it does not know.
		includeLinkToWorkflow: z.boolean().optional(),
		link_names: z.boolean().optional(),
		mrkdwn: z.boolean().optional(),
		unfurl_links: z.boolean().optional(),
		unfurl_media: z.boolean().optional(),
	})
	.strict()
	.refine(({ text, blocks }) => text !== undefined || blocks !== undefined, 'no_text');
const update = z.object({ ...content, channel: z.string(), ts: z.string() }).strict();

/** Slack's Web API: messages that are posted and changed. */
export class Slack extends ThirdParty {
	readonly name = 'Slack';
	readonly hosts = ['slack.com'];
	readonly credential = { type: 'slackApi', name: 'Slack account', data: { accessToken: TOKEN } };
	messages: SlackMessage[] = [];

	protected readonly routes: readonly Route[] = [
		route(
			'POST',
			/^\/api\/chat\.postMessage$/,
			{ body: postMessage, query: noQuery },
			({ body }) => {
				const { channel, text = '', blocks = [] } = body;
				const ts = `${1_700_000_000 + this.messages.length}.000100`;
				const message = { channel, ts, text, blocks, edited: false };
				this.messages.push(message);
				return ok({ ok: true, channel, ts, message: { type: 'message', text, blocks, ts } });
			},
		),
		route('POST', /^\/api\/chat\.update$/, { body: update, query: noQuery }, ({ body }) => {
			const { channel, ts, text, blocks } = body;
			const message = this.messages.find(
				(posted) => posted.ts === ts && posted.channel === channel,
			);
			if (message === undefined) return ok({ ok: false, error: 'message_not_found' });
			Object.assign(message, { ...(text && { text }), ...(blocks && { blocks }), edited: true });
			return ok({ ok: true, channel, ts, text: message.text });
		}),
	];

	override reset(): void {
		super.reset();
		this.messages = [];
	}

	/** Answers the next so many posts as Slack does when a channel gets too many. */
	limitRate(times: number, retryAfterSeconds: number): void {
		this.interrupt({
			match: { path: /chat\.postMessage$/, count: times },
			answer: {
				status: 429,
				headers: { 'Retry-After': String(retryAfterSeconds) },
				json: { ok: false, error: 'ratelimited' },
			},
		});
	}

	protected refusal(_status: 400 | 404, message: string): PartyAnswer {
		return ok({
			ok: false,
			error: 'invalid_arguments',
			response_metadata: { messages: [message] },
		});
	}

	protected unauthorized({ headers }: PartyRequest): PartyAnswer | undefined {
		if (headers.authorization === `Bearer ${TOKEN}`) return undefined;
		return ok({ ok: false, error: 'invalid_auth' });
	}
}
