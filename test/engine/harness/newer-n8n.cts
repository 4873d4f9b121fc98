// The same tests run in the oldest supported n8n, which does not have this yet.
import * as n8nWorkflow from 'n8n-workflow';

const parts: Partial<typeof n8nWorkflow> = n8nWorkflow;

export const { injectDomainRestrictionFields, getCredentialOwnRequestAllowedDomains } = parts;

const isNewer = injectDomainRestrictionFields !== undefined;

/** Whether only what a login gives is saved. An older n8n saves the credential as the node had it, expressions resolved. */
export const savesLoginOnly = isNewer;

/** Whether a failed item of a parked workflow keeps its `details` on the way to the error output. */
export const keepsDetails = isNewer;
