import { ItemError } from '../../errors/itemError';
import type { RunningItem } from '../../run/operation';
import { codedReviewers } from './personalCodes';
import { isLetIn, REVIEWERS_CREDENTIAL, type Reviewers } from './reviewers';

/**
 * Makes sure that the page will be able to tell who decides. Once the workflow waits, nothing can fail any more.
 *
 * @throws ItemError when the credential with the codes is of no use, or nobody could decide
 */
export async function assertKnown(reviewers: Reviewers, item: RunningItem): Promise<void> {
	if (!reviewers.isProven) return;
	const people = codedReviewers(await item.credential(REVIEWERS_CREDENTIAL));
	if (people.some(({ person }) => isLetIn(person, reviewers))) return;
	throw new ItemError(
		"'Only These People' lets nobody in",
		"None of them is in the credential 'Anycheck Reviewers API'. Write names or emails as they are there.",
	);
}
