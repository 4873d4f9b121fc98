import type { SandboxOptions } from './options.cts';
import type { State } from './state/state.cts';
import type { Verification, VerificationStatus } from './types.cts';

/** Stands in for the engines behind the API: moves created verifications through the queue. */
export class Processing {
	private readonly timers = new Set<NodeJS.Timeout>();

	constructor(private readonly options: SandboxOptions) {}

	/** Starts the work on a verification, if the options say that work is done. */
	start(state: State, verification: Verification): void {
		const { processingMs } = this.options;
		if (processingMs === null) return;
		this.after(processingMs, () => {
			if (!move(state, verification, 'IN_QUEUE', 'IN_PROGRESS')) return;
			verification.start_date = new Date().toISOString();
			this.after(processingMs, () => {
				if (verification.status === 'IN_PROGRESS') finish(state, verification, processingMs);
			});
		});
	}

	/** Forgets all work. */
	stop(): void {
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
	}

	private after(ms: number, step: () => void): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			step();
		}, ms);
		this.timers.add(timer);
	}
}

function move(
	state: State,
	verification: Verification,
	from: VerificationStatus,
	to: VerificationStatus,
): boolean {
	if (verification.status !== from) return false;
	verification.updated_at = new Date().toISOString();
	state.setStatus(verification, to);
	return true;
}

function finish(state: State, verification: Verification, processingMs: number): void {
	verification.output = {
		is_match_face: true,
		face_match_confidence_level: 'HIGH',
		face_match_confidence_score: 9.41,
	};
	verification.output_status = 'VERIFIED';
	verification.end_date = new Date().toISOString();
	verification.execution_time = processingMs / 1000;
	move(state, verification, 'IN_PROGRESS', 'COMPLETED');
}
