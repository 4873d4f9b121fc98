import { ZodError } from 'zod';
import { optionsSchema, type SandboxOptions } from './options.cts';

/** Options that are made of options: what is not given of them stays. */
const groups = ['webhooks', 'errorStatuses'] as const;

/**
 * Puts options that came as JSON over those that are there.
 * @returns all options
 * @throws with the name of the option that does not fit
 */
export function optionsChange(current: SandboxOptions, change: unknown): SandboxOptions {
	if (!isObject(change)) throw new TypeError('Options must be a JSON object');
	const changed: Record<string, unknown> = { ...current, ...change };
	for (const group of groups) {
		const part = change[group];
		if (isObject(part)) changed[group] = { ...current[group], ...part };
	}
	try {
		return optionsSchema.parse(changed);
	} catch (error) {
		throw error instanceof ZodError ? new TypeError(complaint(error)) : error;
	}
}

function complaint({ issues: [issue] }: ZodError): string {
	if (issue?.code === 'unrecognized_keys') {
		return `There is no option ${[...issue.path, issue.keys[0] ?? ''].join('.')}`;
	}
	return `The option ${issue?.path.join('.') ?? ''} has a wrong value`;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
