// What only some of the supported versions of n8n know. The package is compiled against the oldest of them too, so that
// the types of it stand here.
import type { ITaskMetadata, NodeError } from 'n8n-workflow';

/** What a parked node tells the editor. The link to it is known from n8n 2.14 on; older editors make up their own. */
export interface ParkedMetadata extends ITaskMetadata {
	resumeUrl: string;
}

/**
 * Whether this n8n knows a failed item by JSON with `error` and `details`: 2.34.6, 2.35.7, and all from 2.36 on. It is told by
 * its errors, which have a field `failure` from 2.37 on; those between are taken for older ones.
 */
export function knowsDetails(error: NodeError): boolean {
	return 'failure' in error;
}
