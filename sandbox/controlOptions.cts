import type { SandboxOptions } from './options.cts';
import type { JsonObject } from './types.cts';

/**
 * Checks options that came as JSON against those that are there: known names, same kinds of values.
 * @throws with the name of the option that does not fit
 */
export function optionsChange(current: SandboxOptions, change: unknown): Partial<SandboxOptions> {
	if (typeof change !== 'object' || change === null || Array.isArray(change)) {
		throw new TypeError('Options must be a JSON object');
	}
	const known: JsonObject = { ...current };
	for (const [name, value] of Object.entries(change)) {
		if (!(name in known)) throw new TypeError(`There is no option ${name}`);
		if (!fits(known[name], value)) throw new TypeError(`The option ${name} has a wrong value`);
	}
	return change;
}

function fits(known: unknown, value: unknown): boolean {
	// Options that can be null are numbers otherwise.
	if (known === null) return value === null || typeof value === 'number';
	return (
		value === null ||
		(typeof value === typeof known && Array.isArray(value) === Array.isArray(known))
	);
}
