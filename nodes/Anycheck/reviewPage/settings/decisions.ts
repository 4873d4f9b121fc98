/** What the decisions are called in the output where the builder gives them no names. */
export const STANDARD_LABELS: Readonly<Record<string, string>> = {
	COMPLETED: 'Completed',
	NEED_REVIEW: 'Need Review',
};
