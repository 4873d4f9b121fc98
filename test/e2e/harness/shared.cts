import type { N8nServer } from '../../../scripts/n8n/server.cts';

/** What the global setup leaves for the global teardown, in the same process. */
export const shared: { server?: N8nServer; folder?: string } = {};

/** Environment variable with which the suites find the n8n they share. */
export const N8N_VARIABLE = 'ANYCHECK_E2E_N8N';
