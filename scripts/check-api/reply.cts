import { isObject } from '../../nodes/Anycheck/json/objects';
import { parseExactly } from '../../nodes/Anycheck/json/numbers';
import { tryParse } from '../../nodes/Anycheck/json/tryParse';
import { safeCode } from './safe.cts';
import { Trouble, Unanswered } from './trouble.cts';

/** What came back, and what it is. */
export interface Reply {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body:
		| { kind: 'json'; value: unknown }
		| { kind: 'nothing' | 'web page' | 'broken JSON' | 'other content' };
}

/** Reads a body. Numbers that JavaScript cannot keep come out as `parseExactly` has them. */
export function bodyFrom(text: string, contentType: string): Reply['body'] {
	if (text.trim() === '') return { kind: 'nothing' };
	const value = tryParse(text, parseExactly);
	if (value !== undefined) return { kind: 'json', value };
	if (/^\s*</.test(text)) return { kind: 'web page' };
	return { kind: /json/i.test(contentType) ? 'broken JSON' : 'other content' };
}

/** Whether it says that what was asked for was done. */
export function isSuccess({ status }: Reply): boolean {
	return status >= 200 && status < 300;
}

/** Code and form of a refusal; undefined where it has none of the documented forms. */
export function errorIn({ body }: Reply): {
	code: string | undefined;
	generation: 'current' | 'legacy' | undefined;
} {
	const value = body.kind === 'json' && isObject(body.value) ? body.value : {};
	if (typeof value['error_code'] === 'string') {
		return { code: value['error_code'], generation: 'current' };
	}
	const inner = value['error'];
	if (isObject(inner) && typeof inner['code'] === 'string') {
		return { code: inner['code'], generation: 'legacy' };
	}
	return { code: undefined, generation: undefined };
}

/** A refusal in a few words: its status and its code. */
export function refusalText(reply: Reply): string {
	const { code } = errorIn(reply);
	if (code === undefined) return `${reply.status}, without a code`;
	return `${reply.status} ${safeCode(code)}`;
}

/**
 * The object that was answered.
 * @throws Trouble when it is none, Unanswered when the call was refused
 */
export function objectIn(reply: Reply): Record<string, unknown> {
	refuseOthers(reply);
	if (!isSuccess(reply)) throw new Unanswered(`Refused: ${refusalText(reply)}`);
	if (reply.body.kind === 'json' && isObject(reply.body.value)) return reply.body.value;
	throw new Trouble(`The answer is no JSON object (status ${reply.status})`);
}

/** @throws Trouble for what AnyCheck itself does not answer: a page, broken JSON, nothing, a redirect */
export function refuseOthers({ status, body }: Reply): void {
	if (status >= 300 && status < 400) throw new Trouble(`The answer is a redirect (${status})`);
	if (body.kind === 'nothing') throw new Trouble(`The answer is empty (status ${status})`);
	if (body.kind !== 'json') {
		const what = body.kind === 'broken JSON' ? 'broken JSON' : `a ${body.kind}`;
		throw new Trouble(
			`The answer is ${body.kind === 'other content' ? 'not JSON' : what} (status ${status})`,
		);
	}
	if (status >= 500) throw new Trouble(`AnyCheck has failed (status ${status})`);
}
