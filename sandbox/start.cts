import { setMaxListeners } from 'node:events';
import type { Core } from './core.cts';
import { Deliveries } from './deliveries/deliveries.cts';
import { Faults } from './faults/faults.cts';
import { startFileHost } from './fileHost/fileHost.cts';
import { listen } from './listen.cts';
import { optionsSchema, type GivenOptions } from './options.cts';
import { Processing } from './processing/processing.cts';
import { RequestRecord } from './record.cts';
import { buildApp } from './server.cts';
import { State } from './state/state.cts';

/** A running stand-in for the AnyCheck API. */
export interface Sandbox extends Omit<Core, 'closing' | 'processing' | 'deliveries' | 'fileHost'> {
	/** Address of the other origin that files can have. */
	readonly filesUrl: string;
	/** Resolves when no delivery waits to be sent, repeated or answered. */
	deliveriesIdle: () => Promise<void>;
	/** Ends it: connections are cut, nothing stays behind. */
	close: () => Promise<void>;
}

/**
 * Starts an AnyCheck API on this machine, reachable from this machine only.
 * @param options what differs from the newest documented behaviour; can be changed later under `sandbox.options`
 * @throws when the port is taken, or an option has a wrong value
 */
export async function startSandbox(options: GivenOptions = {}): Promise<Sandbox> {
	const chosen = optionsSchema.parse(options);
	const first = structuredClone(chosen);
	const stop = new AbortController();
	// Every delayed answer listens to it.
	setMaxListeners(0, stop.signal);
	const { server, url, close } = await listen(chosen.port);
	const record = new RequestRecord(chosen);
	const fileHost = await startFileHost({
		files: () => sandbox.state.files,
		note: (request) => {
			record.foreignRequest(request);
		},
	});
	const deliveries = new Deliveries({ url, options: chosen, fileHost, record });
	const newState = (): State => {
		const state = new State(chosen, url);
		deliveries.watch(state);
		return state;
	};
	const sandbox: Core & Sandbox = {
		url,
		options: chosen,
		state: newState(),
		faults: new Faults(),
		record,
		processing: new Processing(chosen),
		deliveries,
		fileHost,
		filesUrl: fileHost.url,
		closing: stop.signal,
		deliver: async (id, overrides) => deliveries.byHand(sandbox.state.find(id), overrides),
		deliveriesIdle: async () => deliveries.idle(),
		reset(): void {
			Object.assign(chosen, structuredClone(first));
			sandbox.processing.stop();
			deliveries.stop();
			sandbox.faults.clear();
			record.clear();
			sandbox.state = newState();
		},
		async close(): Promise<void> {
			stop.abort();
			sandbox.processing.stop();
			deliveries.stop();
			await Promise.all([close(), fileHost.close()]);
		},
	};
	server.on('connection', () => {
		record.connections += 1;
	});
	server.on('request', buildApp(sandbox));
	return sandbox;
}
