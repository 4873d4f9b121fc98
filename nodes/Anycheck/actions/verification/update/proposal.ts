import { ItemError } from '../../../errors/itemError';
import type { ReviewStatus } from '../../../verification/status';
import { optionsOf } from '../../../fields/options';
import { flagOption } from '../../../fields/values';
import type { ItemParameters } from '../../../fields/parameters';

/** Whether the option says that only a person may complete. */
export function mayOnlyPropose(parameters: ItemParameters): boolean {
	return flagOption(optionsOf(parameters), 'proposeOnly', 'Propose Only');
}

/**
 * The status of a proposal: one that a person still has to look at, also where none was asked for.
 * @throws ItemError when the review was to be completed
 */
export function proposed(asked: ReviewStatus | undefined): ReviewStatus {
	if (asked !== 'COMPLETED') return 'NEED_REVIEW';
	throw new ItemError(
		'This node may only propose',
		"The option 'Propose Only' is on: set 'Status' to Need Review (NEED_REVIEW). A person completes the review.",
	);
}
