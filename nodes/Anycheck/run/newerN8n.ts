// What only some of the supported versions of n8n know. The package is compiled against the oldest of them too, so that
// the types of it stand here.
import type { ITaskMetadata } from 'n8n-workflow';

/** What a parked node tells the editor. The link to it is known from n8n 2.14 on; older editors make up their own. */
export interface ParkedMetadata extends ITaskMetadata {
	resumeUrl: string;
}
