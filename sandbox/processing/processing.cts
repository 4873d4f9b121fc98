import type { SandboxOptions } from '../options.cts';
import type { State } from '../state/state.cts';
import type { Verification } from '../types.cts';
import { conclude, type Outcome } from './conclude.cts';

/** Stands in for the engines behind the API: moves created verifications through the queue. */
export class Processing {
	private readonly timers = new Set<NodeJS.Timeout>();

	constructor(private readonly options: SandboxOptions) {}

	/** Starts the work on a verification, if the options say that work is done. */
	start(state: State, verification: Verification): void {
		const { processingMs } = this.options;
		if (processingMs === null) return;
		// Another run must not be moved on by what was meant for this one.
		const queuedAt = verification.updated_at;
		this.after(processingMs, () => {
			if (verification.status !== 'IN_QUEUE' || verification.updated_at !== queuedAt) return;
			const startedAt = new Date().toISOString();
			Object.assign(verification, { start_date: startedAt, updated_at: startedAt });
			state.setStatus(verification, 'IN_PROGRESS');
			this.after(processingMs, () => {
				if (verification.status !== 'IN_PROGRESS' || verification.start_date !== startedAt) return;
				conclude(state, verification, this.outcomeOf(state, verification));
			});
		});
	}

	/** Does something later, unless all work is forgotten before. */
	after(ms: number, step: () => void): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			step();
		}, ms);
		this.timers.add(timer);
	}

	/** Forgets all work. */
	stop(): void {
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
	}

	private outcomeOf({ services }: State, { service }: Verification): Outcome {
		const { processingOutcome, processingOutcomeByService } = this.options;
		const code = services.find(({ id }) => id === service.id)?.code ?? '';
		return processingOutcomeByService[code] ?? processingOutcome;
	}
}
