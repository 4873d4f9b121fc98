import { DEFAULT_LIMITS, type Limits } from '../transport/http/limits';

/** Somebody looks at a spinner: what does not come soon is said, and asked for anew when they try again. */
export const EDITOR_LIMITS: Limits = {
	...DEFAULT_LIMITS,
	tries: 3,
	giveUpAfterMs: 10_000,
	isAwaited: true,
	timeoutMs: 20_000,
};
