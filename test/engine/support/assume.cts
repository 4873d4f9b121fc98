import type { Sandbox, SandboxOptions } from '../../../sandbox/index.cts';
import { defaultOptions } from '../../../sandbox/options.cts';

/**
 * For a test of how the node deals with one way of the API: chooses that of the sandbox, whatever way `ANYCHECK_PROFILE`
 * has been seen to be. A reset undoes it.
 */
export function assume({ options }: Sandbox, ...names: (keyof SandboxOptions)[]): void {
	const usual = defaultOptions();
	Object.assign(options, Object.fromEntries(names.map((name) => [name, usual[name]])));
}
