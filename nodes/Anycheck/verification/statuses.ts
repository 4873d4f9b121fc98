import type { components } from '../api.generated';
import { ItemError } from '../errors/itemError';
import { kindOf } from '../json/objects';
import { visible } from '../json/text';

/** The statuses a verification can have, as the API documents them, and what the editor calls them. */
const NAMES: Readonly<Record<components['schemas']['VerificationStatus'], string>> = {
	CANCELLED: 'Cancelled',
	COMPLETED: 'Completed',
	DRAFT: 'Draft',
	FAILED: 'Failed',
	FRAUD_DETECTED: 'Fraud Detected',
	IN_PROGRESS: 'In Progress',
	IN_QUEUE: 'In Queue',
	NEED_REVIEW: 'Need Review',
	PARTIALLY_COMPLETED: 'Partially Completed',
	PARTIALLY_FAILED: 'Partially Failed',
};

/** All of them, as the editor offers them. */
export const STATUSES = Object.entries(NAMES).map(([value, name]) => ({ name, value }));

export const STATUS_VALUES = Object.keys(NAMES);

/** Whether it is one of the statuses that the API documents. */
export function isKnownStatus(status: string): boolean {
	return Object.hasOwn(NAMES, status);
}

/** Whether AnyCheck has yet to bring it to a result, so that there is nothing to review. */
export function isBeingProcessed(status: unknown): boolean {
	return status === 'DRAFT' || status === 'IN_QUEUE' || status === 'IN_PROGRESS';
}

/** The two statuses a review can set (`verification_status` of `PUT /verifications/{id}`). */
export const REVIEW_STATUSES = ['COMPLETED', 'NEED_REVIEW'] as const;

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
			? visible(text)
					.toUpperCase()
					.replace(/[\s_-]+/g, '_')
			: '?';
	if (name === '' || name === 'UNCHANGED') return undefined;
	const status = REVIEW_STATUSES.find((known) => known === name);
	if (status !== undefined) return status;
	throw new ItemError(
		`'Status' must be COMPLETED or NEED_REVIEW (it is ${named(name, text)})`,
		'Change the value, or leave it empty to keep the status as it is',
	);
}

/** Words that people write for a decision, whole: a name may begin like one. */
const DECISIONS = new Set(
	'ACCEPT ACCEPTED APPROVE APPROVED CLOSE CLOSED COMPLETE CONFIRM CONFIRMED DECLINE DECLINED DISETUJUI DITOLAK DONE FAIL FALSE INVALID NO OK OPEN PASS PASSED PENDING REFUSE REFUSED REJECT REJECTED REVIEW REVIEWED SELESAI TRUE VALID VERIFIED VERIFY YES'.split(
		' ',
	),
);

/** The value where it is a word for a status. Anything else may be personal data: a name from another column, for example. */
function named(name: string, value: unknown): string {
	if (isKnownStatus(name) || DECISIONS.has(name)) return name;
	return typeof value === 'string' ? `another text, of ${value.length} characters` : kindOf(value);
}
