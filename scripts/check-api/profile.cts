import { isSame } from '../../nodes/Anycheck/json/compare';
import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import { defaultOptions } from '../../sandbox/options.cts';
import type { Answer, Result } from './probe.cts';

/** Options that are groups of options. */
const GROUPS = ['webhooks', 'errorStatuses'];

/** Whether an answer is another one than this package and its sandbox take for granted. */
export function isOtherwise({ seen = {}, isOtherwise: isSaid }: Answer): boolean {
	return isSaid === true || differingOptions(seen).length > 0;
}

/** Names of the options that are not what they are without a choice. */
export function differingOptions(seen: JsonObject): string[] {
	const defaults: JsonObject = { ...defaultOptions() };
	return Object.entries(seen).flatMap(([name, value]) => {
		const usual = defaults[name];
		if (!GROUPS.includes(name) || !isObject(value) || !isObject(usual)) {
			return isSame(value, usual) ? [] : [name];
		}
		return Object.keys(value)
			.filter((inner) => !isSame(value[inner], usual[inner]))
			.map((inner) => `${name}.${inner}`);
	});
}

/** What `npm run sandbox -- --profile` takes: options by which the sandbox behaves as was seen. */
export function profileFrom(results: Result[]): { options: JsonObject; faults: JsonObject[] } {
	const options: JsonObject = {};
	for (const { answer } of results) {
		for (const [name, value] of Object.entries(answer?.seen ?? {})) {
			const before = options[name];
			options[name] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
		}
	}
	const faults = results.flatMap(({ answer }) =>
		answer?.limit === undefined ? [] : [{ fault: { type: 'rateLimit', ...answer.limit } }],
	);
	return { options, faults };
}
