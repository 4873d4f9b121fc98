import { createHash, timingSafeEqual } from 'node:crypto';
import { isObject } from '../../json/objects';

/** The names of the objects and positions in the lists that lead to a value. */
export type Path = readonly string[];

const ID_LENGTH = 17;
const SEAL_LENGTH = 8;

/** A short name for a place in the output, the same for every version of it, whatever its keys are made of. */
export function placeId(path: Path): string {
	return `f${sha256(JSON.stringify(path))
		.toString('base64url')
		.slice(0, ID_LENGTH - 1)}`;
}

/** Tells what was shown in a control, so that what comes back can be told apart from it without keeping it. */
export function sealOf(shown: string): string {
	return sha256(shown).toString('base64url').slice(0, SEAL_LENGTH);
}

/** Name of a form's control: the place and the seal of what was shown there. Letters, digits, - and _ only. */
export function controlName(id: string, seal: string): string {
	return `${id}${seal}`;
}

/** The place and the seal in a control's name; undefined for other names. */
export function readControlName(name: string): { id: string; seal: string } | undefined {
	if (!/^f[\w-]{24}$/.test(name)) return undefined;
	return { id: name.slice(0, ID_LENGTH), seal: name.slice(ID_LENGTH) };
}

/**
 * A digest of any JSON value; the order of an object's fields does not matter.
 *
 * @param essence what counts of a text
 */
export function digestOf(value: unknown, essence: (text: string) => string): string {
	const text = JSON.stringify(value, (_name, inner: unknown) => {
		if (typeof inner === 'string') return essence(inner);
		if (!isObject(inner)) return inner;
		return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
	return sha256(text).toString('base64url').slice(0, 22);
}

/** Whether what a person typed is the code; takes as long for any answer. Nothing matches an empty code. */
export function codeMatches(given: string, expected: string): boolean {
	const plain = (code: string) => sha256(code.trim().toUpperCase());
	return timingSafeEqual(plain(given), plain(expected)) && expected.trim() !== '';
}

function sha256(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
