import type { ReviewStatus } from '../../verification/statuses';
import type { DecisionChoice, ReviewSetup } from './model';

/** A decision with the status that AnyCheck gets for it. */
export type Choice = DecisionChoice & { status: ReviewStatus };

/** The decisions that the reviewer has the choice of. One without a status of its own is named after it. */
export function choicesOf({ decisions }: ReviewSetup): Choice[] {
	return decisions.map((choice) => ({
		...choice,
		status: choice.status ?? (choice.value === 'COMPLETED' ? 'COMPLETED' : 'NEED_REVIEW'),
	}));
}

/** The one that was chosen; undefined for anything else. */
export function chosenOf(value: string, setup: ReviewSetup): Choice | undefined {
	return choicesOf(setup).find((choice) => choice.value === value);
}

/** The reasons that were chosen, in the words and the order of the builder. */
export function reasonsOf(chosen: ReadonlySet<string>, { reasons = [] }: ReviewSetup): string[] {
	return reasons.filter((_reason, index) => chosen.has(String(index)));
}
