import { ZodError } from 'zod';
import { Matcher } from '../../../sandbox/faults/matcher.cts';
import type { FaultMatch } from '../../../sandbox/faults/types.cts';
import type { PartyAnswer, PartyRequest, Route } from './exchange.cts';

/** Something a test puts in the way of a request: an answer of its own, or a change of the party's state before it. */
export interface Interruption {
	match: FaultMatch;
	/** Runs before the request is answered. */
	before?: () => void;
	/** Given instead of the party's own answer. */
	answer?: PartyAnswer;
	/** Lets the party do its work first, and spoils the answer only. */
	afterApplying?: boolean;
}

/** A stand-in for a service of someone else, reached under its real host names. It knows what it was asked. */
export abstract class ThirdParty {
	/** As people call it. */
	abstract readonly name: string;
	abstract readonly hosts: readonly string[];
	requests: PartyRequest[] = [];
	/** Number of requests since it was started. */
	total = 0;
	/** Requests that the real service would have refused as malformed: each is a mistake in the workflow. */
	violations: string[] = [];
	protected abstract readonly routes: readonly Route[];
	private interruptions: (Interruption & { matcher: Matcher })[] = [];

	interrupt(interruption: Interruption): void {
		this.interruptions.push({ ...interruption, matcher: new Matcher(interruption.match) });
	}

	/** Takes all interruptions out and forgets what it was asked; subclasses forget what they keep. */
	reset(): void {
		this.requests = [];
		this.violations = [];
		this.interruptions = [];
	}

	/** Requests with this method and a path that matches. */
	seen(method: string, path: RegExp): PartyRequest[] {
		return this.requests.filter((entry) => entry.method === method && path.test(entry.path));
	}

	answer(request: PartyRequest): PartyAnswer {
		this.requests.push(request);
		this.total += 1;
		const hits = this.interruptions.filter(({ matcher }) => matcher.hit(request));
		for (const { before } of hits) before?.();
		const instead = hits.find(({ answer }) => answer !== undefined);
		if (instead?.answer === undefined) return this.ownAnswer(request);
		if (instead.afterApplying === true) this.ownAnswer(request);
		return instead.answer;
	}

	/** How this service refuses a request that is not as it documents it. */
	protected abstract refusal(status: 400 | 404, message: string): PartyAnswer;

	/** The answer to a request without valid authentication; undefined when it is valid. */
	protected abstract unauthorized(request: PartyRequest): PartyAnswer | undefined;

	private ownAnswer(request: PartyRequest): PartyAnswer {
		const unauthorized = this.unauthorized(request);
		if (unauthorized !== undefined) return unauthorized;
		for (const { method, path, answer } of this.routes) {
			const groups = method === request.method ? path.exec(request.path) : null;
			if (groups === null) continue;
			try {
				return answer(request, groups.groups ?? {});
			} catch (error) {
				if (error instanceof ZodError) return this.violation(request, error.message);
				throw error;
			}
		}
		return this.violation(request, 'This call is not known', 404);
	}

	private violation(
		{ method, path }: PartyRequest,
		message: string,
		status: 400 | 404 = 400,
	): PartyAnswer {
		this.violations.push(`${this.name}: ${method} ${path}: ${message}`);
		return this.refusal(status, message);
	}
}
