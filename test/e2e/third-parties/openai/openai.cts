import { ok, route, type PartyAnswer, type PartyRequest, type Route } from '../exchange.cts';
import { ThirdParty } from '../party.cts';
import { completionOf, type ModelReply } from './completion.cts';
import { completionRequest, noQuery, type CompletionRequest } from './request.cts';

const KEY = 'sk-stand-in';

/** As OpenAI refuses when there are too many requests in a minute. */
export const BUSY = problem(429, 'Rate limit reached', 'requests', 'rate_limit_exceeded');
/** As OpenAI answers when it is down. */
export const DOWN = problem(500, 'The server had an error', 'server_error', null);

/** What the model answers to a request; it may look at everything that it was sent. */
export type Model = (request: CompletionRequest) => ModelReply;

/** OpenAI's chat completions, with a model that answers what a test tells it to. */
export class OpenAi extends ThirdParty {
	readonly name = 'OpenAI';
	readonly hosts = ['api.openai.com'];
	readonly credential = {
		type: 'openAiApi',
		name: 'OpenAI account',
		data: { apiKey: KEY, url: 'https://api.openai.com/v1' },
	};
	model: Model = silent;

	protected readonly routes: readonly Route[] = [
		route(
			'POST',
			/^\/v1\/chat\/completions$/,
			{ body: completionRequest, query: noQuery },
			({ body }) => ok(completionOf(body.model, this.total, this.model(body))),
		),
	];

	override reset(): void {
		super.reset();
		this.model = silent;
	}

	/** Requests for an answer so far, as they were sent. */
	asked(): CompletionRequest[] {
		return this.seen('POST', /completions$/).map(({ body }) => completionRequest.parse(body));
	}

	protected refusal(status: 400 | 404, message: string): PartyAnswer {
		return problem(status, message, 'invalid_request_error', null);
	}

	protected unauthorized({ headers }: PartyRequest): PartyAnswer | undefined {
		if (headers.authorization === `Bearer ${KEY}`) return undefined;
		return problem(401, 'Incorrect API key', 'invalid_request_error', 'invalid_api_key');
	}
}

function problem(status: number, message: string, type: string, code: string | null): PartyAnswer {
	return { status, json: { error: { message, type, param: null, code } } };
}

function silent(): ModelReply {
	return { text: 'I have nothing to propose.' };
}
