import type { DocumentedRun } from './run.cts';
import { otherRuns } from './others.cts';
import { verificationRuns } from './verification.cts';

export type { DocumentedRun } from './run.cts';

/** Every operation of the node, once. */
export const documentedRuns: readonly DocumentedRun[] = [...verificationRuns, ...otherRuns];
