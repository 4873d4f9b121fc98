import type { SandboxOptions } from '../options.cts';
import { mergeDeep } from '../state/verifications.cts';
import type { JsonObject } from '../types.cts';

type Rules = Pick<
	SandboxOptions,
	'updateSemantics' | 'emptyObject' | 'nullField' | 'omittedFields'
>;

/** What an update makes of an output or a configuration. Undefined is what was not sent. */
export function written(
	current: JsonObject,
	sent: JsonObject | undefined,
	rules: Rules,
): JsonObject {
	if (sent === undefined) return rules.omittedFields === 'keep' ? current : {};
	if (rules.emptyObject === 'ignore' && Object.keys(sent).length === 0) return current;
	const next = combined(current, sent, rules);
	return rules.nullField === 'keep' ? next : withoutNulls(next, sent);
}

function combined(current: JsonObject, sent: JsonObject, { updateSemantics }: Rules): JsonObject {
	switch (updateSemantics) {
		case 'replace':
			return sent;
		case 'mergeTopLevel':
			return { ...current, ...sent };
		case 'merge':
			return mergeDeep(current, sent);
	}
}

/** Removes the fields that were sent as null; others that are null stay. */
function withoutNulls(next: JsonObject, sent: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(next).filter(([name]) => sent[name] !== null));
}
