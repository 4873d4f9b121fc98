import type { Verification } from '../types.cts';
import type { SomeHandlers } from './call.cts';
import { createVerification } from './create.cts';
import { checkDuplicate } from './duplicates.cts';
import { findVerification } from './find.cts';
import { pageOf } from './paging.cts';
import { retryVerification } from './retry.cts';
import { shown } from './shown.cts';

/** Operations of the tag Verifications, without the review. */
export const verificationHandlers: SomeHandlers<
	| 'createVerification'
	| 'getVerification'
	| 'listVerifications'
	| 'retryVerification'
	| 'checkDuplicate'
> = {
	createVerification,
	checkDuplicate,
	retryVerification,

	getVerification({ core, path }) {
		return shown(findVerification(core.state, path.id), core);
	},

	listVerifications({ core, query }) {
		const all = core.state.inResult(query.result_id.toLowerCase());
		const { total, items } = pageOf(all, query, core.options);
		return {
			total,
			overall_status: overallStatus(all),
			items: items.map((verification) => shown(verification, core)),
		};
	},
};

// How the API sums up a group is not documented; this is the plainest reading of the two PARTIALLY_ values.
function overallStatus(verifications: Verification[]): string {
	const found = new Set(verifications.map(({ status }) => status));
	const [first = 'COMPLETED'] = found;
	if (found.size <= 1) return first;
	return found.has('FAILED') ? 'PARTIALLY_FAILED' : 'PARTIALLY_COMPLETED';
}
