import type { SandboxOptions } from '../options.cts';
import { addResultFiles } from '../state/resultFiles.cts';
import { serviceOutput } from '../state/serviceOutput.cts';
import { personNumber } from '../state/people.cts';
import type { State } from '../state/state.cts';
import { isFinished } from '../state/verifications.cts';
import type { Verification } from '../types.cts';

export type Outcome = SandboxOptions['processingOutcome'];

/** Ends the work on a verification: fills in what it has brought about, and sets its status. */
export function conclude(state: State, verification: Verification, outcome: Outcome): void {
	const now = Date.now();
	const endedAt = new Date(now).toISOString();
	if (isFinished(outcome)) {
		const started = Date.parse(verification.start_date ?? endedAt);
		verification.execution_time = (now - started) / 1000;
		verification.end_date = endedAt;
	}
	// Before a suspicion of fraud is cleared, nothing is extracted.
	if (outcome === 'COMPLETED' || outcome === 'NEED_REVIEW') {
		addResults(state, verification, outcome === 'COMPLETED');
	}
	verification.updated_at = endedAt;
	state.setStatus(verification, outcome);
}

function addResults(state: State, verification: Verification, isGood: boolean): void {
	// Any of the people, but always the same one.
	const person = personNumber(Number.parseInt(verification.id.slice(0, 6), 16));
	verification.output = serviceOutput(verification, person, isGood);
	verification.output_status = isGood ? 'VERIFIED' : 'PARTIALLY_NOT_VERIFIED';
	Object.assign(
		verification,
		addResultFiles(state.files, verification, (file) => state.urlOf(file)),
	);
}
