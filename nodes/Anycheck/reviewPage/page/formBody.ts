import { isObject, ownValue, type JsonObject } from '../../json/objects';
import { tryParse } from '../../json/tryParse';
import { fingerprintOf, readControlName } from './fingerprint';
import { LONGEST_CODE, MOST_ADDED } from './limits';
import { NOTHING_TYPED, type Typed, type TypedField } from './model';

/** Names of the form's controls that are not fields of the output. */
export const CONTROLS = {
	decision: 'decision',
	comment: 'comment',
	name: 'reviewer',
	reason: 'reason',
	/** That the record has changed since the first decision was seen. */
	seen: 'seen',
	code: 'code',
	/** Which parking, item and verification the form was made for. */
	about: 'about',
	/** Whom the form was shown to, where that is proven. */
	by: 'by',
	version: 'version',
	/** `<part from 0>/<number of parts>`. */
	part: 'part',
	/** The part chosen to go to. */
	to: 'to',
	/** Edits in other parts of the form, as JSON. */
	kept: 'kept',
	/** What the pressed button asks for: `send`, `check`, `part:<number>`, `go`, `add:<place of a list>` or `leave`. */
	action: 'do',
	/** Stands last: a body without it was cut. */
	end: 'end',
} as const;

/** A form as it arrived. */
export interface FormBody {
	typed: Typed;
	action: string;
	version: string;
	isWhole: boolean;
}

/** Reads a parsed form: each value is text, or a list of texts when a name came more than once. Nothing in it is trusted. */
export function readFormBody(body: JsonObject): FormBody {
	const kept = readKept(textIn(body, CONTROLS.kept));
	const fields = new Map(kept?.fields);
	for (const name of Object.keys(body)) {
		const control = readControlName(name);
		if (control === undefined) continue;
		fields.set(control.id, { text: textIn(body, name), fingerprint: control.fingerprint });
	}
	const removals = Object.keys(body).filter((name) => /^r[\w-]{16}$/.test(name));
	const removed = removals.map((name) => `f${name.slice(1)}`);
	const [part = '', count] = textIn(body, CONTROLS.part, 20).split('/');
	const typed: Typed = {
		...NOTHING_TYPED,
		decision: textIn(body, CONTROLS.decision, 50),
		comment: textIn(body, CONTROLS.comment),
		name: textIn(body, CONTROLS.name),
		reasons: textsIn(body, CONTROLS.reason),
		hasSeen: textIn(body, CONTROLS.seen, 1) !== '',
		part: positionIn(part),
		hasAll: count === '1',
		posted: fields,
		edits: new Map(
			[...fields].filter(([, { text, fingerprint }]) => fingerprintOf(text) !== fingerprint),
		),
		removed: new Set([...(kept?.removed ?? []), ...removed]),
		added: new Map(kept?.added),
	};
	const isWhole = kept !== undefined && textIn(body, CONTROLS.end, 1) !== '';
	const asked = textIn(body, CONTROLS.action, 50);
	const action = asked === 'go' ? `part:${textIn(body, CONTROLS.to, 10)}` : asked;
	return { typed, action, version: textIn(body, CONTROLS.version, 200), isWhole };
}

/** Everything that a reviewer typed in a form that is not shown again. */
export function typedIn(body: JsonObject): Typed {
	return readFormBody(body).typed;
}

/** Which parking, item and verification the form was made for; empty in a form that does not say. */
export function aboutIn(body: JsonObject): string {
	return textIn(body, CONTROLS.about, 100);
}

/** Whom the form was shown to; empty in a form that does not say. */
export function readerIn(body: JsonObject): string {
	return textIn(body, CONTROLS.by, 100);
}

/** The code that a reviewer typed on the page that asks for it. */
export function readCode(body: JsonObject): string {
	return textIn(body, CONTROLS.code, LONGEST_CODE);
}

export function withoutCode(body: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(body).filter(([name]) => name !== CONTROLS.code));
}

/** Whether the reviewer wants to be forgotten, so that somebody else can type a code. */
export function leavesIn(body: JsonObject): boolean {
	return textIn(body, CONTROLS.action, 50) === 'leave';
}

/** What is typed in other parts of the form, as the text of one hidden control. */
export function keptText(
	edits: Iterable<readonly [string, TypedField]>,
	removed: Iterable<string>,
	added: Typed['added'],
): string {
	const fields = [...edits].map(([id, { fingerprint, text }]) => [id, fingerprint, text]);
	return JSON.stringify({ fields, removed: [...removed], added: [...added] });
}

interface Kept {
	fields: Array<[string, TypedField]>;
	removed: string[];
	added: Array<[string, number]>;
}

/** Undefined when it is not what `keptText` made: then something that was typed would be lost. */
function readKept(text: string): Kept | undefined {
	const kept = tryParse(text === '' ? '{}' : text);
	if (!isObject(kept)) return undefined;
	const fields = listsIn(kept.fields).map(([id, fingerprint, typed]) => {
		const control = readControlName(`${textOf(id)}${textOf(fingerprint)}`);
		const field = { fingerprint: textOf(fingerprint), text: textOf(typed) };
		return control && ([control.id, field] satisfies [string, TypedField]);
	});
	const removed = Array.isArray(kept.removed) ? kept.removed.map(textOf) : [];
	const added = listsIn(kept.added).map(([id, count]): [string, number] => [
		textOf(id),
		typeof count === 'number' ? Math.min(count, MOST_ADDED) : 0,
	]);
	return { fields: fields.filter((field) => field !== undefined), removed, added };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function listsIn(value: unknown): unknown[][] {
	return Array.isArray(value) ? value.filter((one) => Array.isArray(one)) : [];
}

/**
 * Text of a control with the line ends of JSON; browsers send others. What people type is read whole, for it is given back
 * when it is too long.
 */
function textIn(body: JsonObject, name: string, limit = Number.POSITIVE_INFINITY): string {
	const value = ownValue(body, name);
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' ? first.replace(/\r\n?/g, '\n').slice(0, limit) : '';
}

/** All that came under a name. */
function textsIn(body: JsonObject, name: string): Set<string> {
	const values: unknown[] = [ownValue(body, name)].flat();
	return new Set(values.filter((value) => typeof value === 'string'));
}

function positionIn(text: string): number {
	return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
