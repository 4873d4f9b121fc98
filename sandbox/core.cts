import type { Deliveries } from './deliveries/deliveries.cts';
import type { DeliveryAnswer, DeliveryOverrides } from './deliveries/types.cts';
import type { Faults } from './faults/faults.cts';
import type { FileHost } from './fileHost/fileHost.cts';
import type { SandboxOptions } from './options.cts';
import type { Processing } from './processing/processing.cts';
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
	readonly deliveries: Deliveries;
	/** The other origin that files can have. */
	readonly fileHost: FileHost;
	/** Aborted when the sandbox closes: whatever waits must stop. */
	readonly closing: AbortSignal;
	/**
	 * Delivers a verification's status to its webhook now, once, whatever it is.
	 * @throws when there is no such verification, or nowhere to deliver to
	 */
	deliver: (verificationId: string, overrides?: DeliveryOverrides) => Promise<DeliveryAnswer>;
	/** Starts over: first options, fresh demo data, no faults, empty record. */
	reset: () => void;
}
