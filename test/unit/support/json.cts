import fc from 'fast-check';
import type { JsonObject } from '../../../nodes/Anycheck/json/objects';

const names = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'name', 'total') },
	{ weight: 1, arbitrary: fc.string() },
	// Names that every JavaScript object seems to have.
	{ weight: 1, arbitrary: fc.constantFrom('toString', 'valueOf', 'constructor', '__proto__') },
);

const { object } = fc.letrec<{ object: JsonObject; value: unknown }>((tie) => ({
	object: fc.dictionary(names, tie('value'), { maxKeys: 4 }),
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom(null, true, false, 0, 1, -1.5, '', 'text', '0'),
		fc.string(),
		fc.integer(),
		fc.array(tie('value'), { maxLength: 3 }),
		tie('object'),
	),
}));

/** Any JSON object, as it comes from the network; few names, so that two of them have some in common. */
export const jsonObject = object.map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

/** A copy that shares nothing. */
export function copyOf<T>(value: T): T {
	return structuredClone(value);
}
