import type { Stage } from './stage.cts';

/** What the global setup leaves for the global teardown, in the same process. */
export const running: { stage?: Stage } = {};
