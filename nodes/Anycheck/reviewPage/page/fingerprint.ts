import { createHash } from 'node:crypto';
import { isObject } from '../../json/objects';
import type { ReviewItem } from './model';
import type { Path } from './paths';

const ID_LENGTH = 17;
const FINGERPRINT_LENGTH = 8;

/** A short name for a place in the output, the same for every version of it, whatever its keys are made of. */
export function placeId(path: Path): string {
	return `f${sha256(JSON.stringify(path)).slice(0, ID_LENGTH - 1)}`;
}

/** Identifies what was shown in a control, so that what comes back can be compared with it without keeping it. */
export function fingerprintOf(shown: string): string {
	return sha256(shown).slice(0, FINGERPRINT_LENGTH);
}

/** Name of a form's control: the place and the fingerprint of what was shown there. Letters, digits, - and _ only. */
export function controlName(id: string, fingerprint: string): string {
	return `${id}${fingerprint}`;
}

/** The place and the fingerprint in a control's name; undefined for other names. */
export function readControlName(name: string): { id: string; fingerprint: string } | undefined {
	if (!/^f[\w-]{24}$/.test(name)) return undefined;
	return { id: name.slice(0, ID_LENGTH), fingerprint: name.slice(ID_LENGTH) };
}

/**
 * Tells the state of the record that a reviewer is shown from any other: by its status and its output, in whatever order the
 * fields of an object are.
 */
export function versionOf({ status, output }: Pick<ReviewItem, 'status' | 'output'>): string {
	try {
		const text = JSON.stringify({ status, output }, (_name, inner: unknown) => {
			if (typeof inner === 'string') return withoutSignature(inner);
			if (!isObject(inner)) return inner;
			return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
		});
		return sha256(text).slice(0, 22);
	} catch {
		// Nested thousands of levels deep: such a record can be decided, but not be told apart.
		return 'unknown';
	}
}

/** The text; of a link only what stays the same when it is signed anew for each reader. */
export function withoutSignature(text: string): string {
	return /^https?:\/\/\S+$/i.test(text) ? (text.split(/[?#]/)[0] ?? text) : text;
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
