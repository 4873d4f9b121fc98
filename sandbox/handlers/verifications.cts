import { ApiProblem } from '../errors.cts';
import type { Verification } from '../types.cts';
import type { SomeHandlers } from './call.cts';
import { createVerification } from './create.cts';
import { checkDuplicate } from './duplicates.cts';
import { findVerification } from './find.cts';
import { pageOf } from './paging.cts';
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

	getVerification({ core, path }) {
		return shown(findVerification(core.state, path.id), core.options);
	},

	listVerifications({ core, query }) {
		const all = core.state.inResult(query.result_id.toLowerCase());
		const { total, items } = pageOf(all, query, core.options);
		return {
			total,
			overall_status: overallStatus(all),
			items: items.map((verification) => shown(verification, core.options)),
		};
	},

	retryVerification({ core, path, query, applied }) {
		const verification = findVerification(core.state, path.id);
		if (!query.force && !core.options.retryableStatuses.includes(verification.status)) {
			throw new ApiProblem(
				'INVALID_REQUEST',
				`A verification that is ${verification.status} needs force`,
			);
		}
		Object.assign(verification, {
			start_date: null,
			end_date: null,
			output_status: null,
			output: {},
		});
		verification.updated_at = new Date().toISOString();
		core.state.setStatus(verification, 'IN_QUEUE');
		core.processing.start(core.state, verification);
		applied();
		return shown(verification, core.options);
	},
};

// How the API sums up a group is not documented; this is the plainest reading of the two PARTIALLY_ values.
function overallStatus(verifications: Verification[]): string {
	const found = new Set(verifications.map(({ status }) => status));
	const [first = 'COMPLETED'] = found;
	if (found.size <= 1) return first;
	return found.has('FAILED') ? 'PARTIALLY_FAILED' : 'PARTIALLY_COMPLETED';
}
