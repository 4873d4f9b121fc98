import type { JsonObject } from '../../json/objects';
import { changeLines } from '../../verification/changes';
import type { Result } from '../../run/operation';
import type { Decision } from './decisions';

/** What a decided item goes on with, besides the verification. */
export const DECISION_NOTES: Readonly<Record<string, JsonObject>> = {
	decision: { type: 'string' },
	decision_label: { type: 'string' },
	comment: { type: 'string' },
	reviewer: { type: 'string' },
	decided_at: { type: 'string' },
	changed_fields: { type: 'string' },
	changes: { type: 'string' },
};

/** What the decisions are called where the builder gives them no names. */
const LABELS: Readonly<Record<string, string>> = {
	COMPLETED: 'Completed',
	NEED_REVIEW: 'Need Review',
};

export function decisionResult(decision: Decision): Result {
	const { status, label, comment, name, at, changes, verification } = decision;
	return {
		resource: verification,
		notes: {
			decision: status,
			decision_label: LABELS[label] ?? label,
			comment,
			reviewer: name,
			decided_at: at,
			...changeLines(changes),
		},
	};
}

/** For one that was completed meanwhile, but not on this page, or by a process of n8n that has ended since. */
export function decidedElsewhere(verification: JsonObject): Result {
	const { status, updated_at: at } = verification;
	return {
		resource: verification,
		notes: {
			decision: status,
			decision_label: LABELS[String(status)] ?? status,
			comment: '',
			reviewer: '',
			decided_at: at,
			...changeLines([]),
		},
	};
}
