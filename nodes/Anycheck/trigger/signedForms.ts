import { instantOf } from './instant';
import type { SignatureClaims } from './signatureHeaders';

/** One way in which a delivery may have been signed: the signed text is the prefix and after it the body. */
export interface SignedForm {
	prefix: string;
	/** The instant that the signature then covers, in milliseconds since 1970. */
	timestamp: number | undefined;
}

/**
 * The ways to sign that are tried. The API does not document its own; these are in use elsewhere: the body alone, and a time
 * before it, joined with `.`, `:`, a line break or nothing, with `v0:` or with an id in front. For n times and m ids that
 * makes 1 + n × (5 + m).
 *
 * A text that was signed in one of these ways and is read in another leaves a body that is no JSON object, which
 * `readDelivery` refuses: a time is never the beginning of one, and neither a time nor an id contains one.
 *
 * @param bodyTimestamp the body's own `timestamp`, which is covered whenever the body is
 */
export function signedForms(
	{ timestamps, ids }: Pick<SignatureClaims, 'timestamps' | 'ids'>,
	bodyTimestamp: unknown,
): SignedForm[] {
	const ofBody = instantOf(bodyTimestamp);
	const own = ofBody === undefined ? [] : [String(bodyTimestamp)];
	const times = [...new Set([...timestamps, ...own])];
	return [
		{ prefix: '', timestamp: ofBody },
		...times.flatMap((time) =>
			[
				`${time}.`,
				`${time}:`,
				`${time}\n`,
				time,
				`v0:${time}:`,
				...ids.map((id) => `${id}.${time}.`),
			].map((prefix) => ({ prefix, timestamp: instantOf(time) })),
		),
	];
}
