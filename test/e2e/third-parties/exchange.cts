import type { z } from 'zod';

/** A request as a third party sees it. */
export interface PartyRequest {
	method: string;
	/** Decoded, without query. */
	path: string;
	query: Readonly<Record<string, string>>;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** JSON or form fields; undefined when there is none. */
	body: unknown;
}

/** What a third party answers; `reset` breaks the connection. */
export type PartyAnswer =
	{ status: number; headers?: Record<string, string>; json: unknown } | 'reset';

/** One call that a third party understands. */
export interface Route {
	method: string;
	path: RegExp;
	/** Throws ZodError when what was sent is not what the third party documents. */
	answer: (request: PartyRequest, groups: Readonly<Record<string, string>>) => PartyAnswer;
}

/** A call whose body or query is checked before it is answered. */
export function route<Body extends z.ZodTypeAny, Query extends z.ZodTypeAny>(
	method: string,
	path: RegExp,
	schemas: { body: Body; query: Query },
	answer: (call: {
		body: z.output<Body>;
		query: z.output<Query>;
		groups: Readonly<Record<string, string>>;
		request: PartyRequest;
	}) => PartyAnswer,
): Route {
	return {
		method,
		path,
		answer: (request, groups) =>
			answer({
				body: schemas.body.parse(request.body) as z.output<Body>,
				query: schemas.query.parse(request.query) as z.output<Query>,
				groups,
				request,
			}),
	};
}

export function ok(json: unknown): PartyAnswer {
	return { status: 200, json };
}
