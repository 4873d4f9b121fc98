import { ItemError } from '../../errors/itemError';
import type { RunningItem } from '../../run/operation';
import { compared, isAnother, type ExcludedPerson } from './people';
import { codedReviewers } from './personalCodes';
import { isLetIn, REVIEWERS_CREDENTIAL, type Reviewers } from './reviewers';

/**
 * Makes sure that the page will be able to tell who decides. Once the workflow waits, nothing can fail any more.
 *
 * @throws ItemError when the credential with the codes is of no use, or nobody could decide
 */
export async function assertKnown(
	reviewers: Reviewers,
	excluded: readonly ExcludedPerson[],
	item: RunningItem,
): Promise<void> {
	if (!reviewers.isProven) return;
	const all = codedReviewers(await item.credential(REVIEWERS_CREDENTIAL));
	const people = all.map(({ person }) => person).filter((one) => isLetIn(one, reviewers));
	if (people.length === 0) {
		throw new ItemError(
			"'Only These People' lets nobody in",
			"None of them is in the credential 'Anycheck Reviewers API'. Write names or emails as they are there.",
		);
	}
	if (people.some((one) => excluded.some((other) => compared(one, other) === 'unknown'))) {
		throw new ItemError(
			"Who 'Must Not Be' is cannot be compared with the reviewers",
			"Give every reviewer in the credential 'Anycheck Reviewers API' an email",
		);
	}
	if (people.some((one) => isAnother(one, excluded))) return;
	throw new ItemError(
		"'Must Not Be' leaves nobody who may decide",
		"Add another person to the credential 'Anycheck Reviewers API', or to 'Only These People'",
	);
}
