import { ItemError } from '../errors/itemError';

/** The two statuses a review can set (`verification_status` of `PUT /verifications/{id}`). */
const REVIEW_STATUSES = ['COMPLETED', 'NEED_REVIEW'] as const;

export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/**
 * The status a user means; undefined to leave it unchanged. Case, and spaces instead of underscores, are forgiven,
 * for the value may come from a spreadsheet.
 *
 * @throws ItemError for anything else
 */
export function reviewStatusFrom(value: unknown): ReviewStatus | undefined {
	const text = value ?? '';
	const name =
		typeof text === 'string'
			? text
					.trim()
					.toUpperCase()
					.replace(/[\s_-]+/g, '_')
			: '?';
	if (name === '' || name === 'UNCHANGED') return undefined;
	const status = REVIEW_STATUSES.find((known) => known === name);
	if (status !== undefined) return status;
	throw new ItemError(
		"'Status' is not one that a review can set",
		`Use ${REVIEW_STATUSES.join(' or ')}, or leave it empty to keep the status as it is`,
	);
}
