import type { Faults } from './faults/faults.cts';
import type { SandboxOptions } from './options.cts';
import type { Processing } from './processing.cts';
import type { RequestRecord } from './record.cts';
import type { State } from './state/state.cts';

/** The parts of a running sandbox, as its own code sees them. */
export interface Core {
	/** Where it listens, such as `http://127.0.0.1:1234`. */
	url: string;
	readonly options: SandboxOptions;
	state: State;
	readonly faults: Faults;
	readonly record: RequestRecord;
	readonly processing: Processing;
	/** Aborted when the sandbox closes: whatever waits must stop. */
	readonly closing: AbortSignal;
	/** Starts over: first options, fresh demo data, no faults, empty record. */
	reset: () => void;
}
