import type { Person } from '../settings/people';
import { hasTypedCode } from './accessCode';
import { personOfCode } from './personalCode';
import type { ReviewRequest } from './session';

/**
 * Who asks, as far as the page can know for certain, if they may see it. `answered` where they may not, or have to prove
 * first who they are: they have their answer then.
 */
export async function admit(review: ReviewRequest): Promise<{ person?: Person } | 'answered'> {
	if (!review.settings.reviewers.isProven) return hasTypedCode(review) ? {} : 'answered';
	const person = await personOfCode(review);
	return person === undefined ? 'answered' : { person };
}
