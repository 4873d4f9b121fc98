import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { faultScript } from './controlFaults.cts';
import { optionsChange } from './controlOptions.cts';
import { defaultOptions, type GivenOptions, type SandboxOptions } from './options.cts';

/** What `npm run check-api` writes for the sandbox, beside its report. */
const profileSchema = z.object({
	sandbox: z.object({
		options: z.record(z.unknown()).default({}),
		/** What is no option: limits on requests. */
		faults: z.array(faultScript).default([]),
	}),
});

/** How an API was seen to behave. */
export interface Profile {
	options: SandboxOptions;
	faults: z.output<typeof faultScript>[];
}

/**
 * Reads a report of `npm run check-api`.
 * @throws with the name of the file, or of the option that does not fit
 */
export function readProfile(file: string): Profile {
	const parsed = profileSchema.safeParse(jsonIn(file));
	if (!parsed.success) throw new Error(`${file} is no anycheck-check.json of npm run check-api`);
	const { options, faults } = parsed.data.sandbox;
	return { options: optionsChange(defaultOptions(), options), faults };
}

/**
 * Options for the sandboxes of tests that hold however the API behaves: those of the profile that `ANYCHECK_PROFILE`
 * names, or none.
 */
export function seenOptions(): GivenOptions {
	const file = process.env['ANYCHECK_PROFILE'];
	return file === undefined || file === '' ? {} : readProfile(file).options;
}

function jsonIn(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		throw new Error(`${file} cannot be read as JSON`);
	}
}
