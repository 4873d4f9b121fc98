import { digestOf } from './digest';
import { withoutSignature } from './links';
import type { ReviewItem } from './model';

/** Tells the state of the record that a reviewer is shown from any other: by its status and its output. */
export function versionOf({ version, status, output }: ReviewItem): string {
	if (version !== undefined) return version.slice(0, 200);
	try {
		return digestOf({ status, output }, withoutSignature);
	} catch {
		// Nested thousands of levels deep: such a record can be decided, but not be told apart.
		return 'unknown';
	}
}
