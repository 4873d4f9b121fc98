import type { State } from '../../../../sandbox/state/state.cts';
import type { DecisionRow } from './decisions-sheet.cts';

/** Number of verifications of each kind; those that are applied come first. */
const KINDS = { status: 90, correction: 40, both: 40, misspelled: 20, elsewhere: 10, double: 10 };
type Kind = keyof typeof KINDS;
export const MIXED = { applied: KINDS.status + KINDS.correction + KINDS.both };

/** A row, and what has to stand in it in the end. */
export interface MixedRow extends DecisionRow {
	kind: Kind;
	isApplied: boolean;
	audit: Record<string, unknown>;
}

const COMPLETED = 'status: "NEED_REVIEW" → "COMPLETED"';
const CORRECTED = 'output.is_match_face: false → true';
const field = { field: 'is_match_face', value: true };
const done = { result: 'done', reason: '' };

function refused(reason: RegExp): Record<string, unknown> {
	return { result: 'refused', reason: expect.stringMatching(reason) as string, changes: '' };
}

const ROWS: Record<Kind, { row: Omit<DecisionRow, 'verification_id'>; audit: object }> = {
	status: { row: { decision: 'COMPLETED' }, audit: { ...done, changes: COMPLETED } },
	correction: {
		row: { decision: 'NEED_REVIEW', ...field },
		audit: { ...done, changes: CORRECTED, status: 'NEED_REVIEW' },
	},
	both: {
		row: { decision: 'COMPLETED', ...field },
		audit: { ...done, changes: `${CORRECTED}\n${COMPLETED}`, status: 'COMPLETED' },
	},
	misspelled: {
		row: { decision: 'COMPLETED', field: 'is_match_fase', value: true },
		audit: refused(/no field of this name/),
	},
	elsewhere: { row: { decision: 'COMPLETED' }, audit: refused(/^Its status is FAILED/) },
	double: { row: { decision: 'COMPLETED' }, audit: refused(/are about this verification/) },
};

/** A sheet of everything: decisions, corrections, both, and what is refused; the doubles contradict each other. */
export function mixedRows(state: State): MixedRow[] {
	return (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
		const status = kind === 'elsewhere' ? 'FAILED' : 'NEED_REVIEW';
		const isApplied = ['status', 'correction', 'both'].includes(kind);
		const { row, audit } = ROWS[kind];
		return state.addVerifications(KINDS[kind], { status }).flatMap(({ id }) => {
			const one = { kind, isApplied, verification_id: id, ...row, audit: { ...audit } };
			const another = { ...one, verification_id: id.toUpperCase(), decision: 'NEED_REVIEW' };
			return kind === 'double' ? [one, another] : [one];
		});
	});
}
