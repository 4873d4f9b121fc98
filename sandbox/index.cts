import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from './core.cts';
import { Faults } from './faults/faults.cts';
import { defaultOptions, type SandboxOptions } from './options.cts';
import { Processing } from './processing.cts';
import { RequestRecord } from './record.cts';
import { buildApp } from './server.cts';
import { State } from './state/state.cts';

export { redact } from './redact.cts';
export { demo } from './state/state.cts';
export { demoGroup } from './state/folders.cts';
export { bankStatementHeaders } from './state/bankStatements.cts';
export type { Fault, FaultMatch, RateLimitFault } from './faults/types.cts';
export type { FaultHandle } from './faults/faults.cts';
export type { SandboxOptions } from './options.cts';
export type { RecordedRequest, RecordedWrite } from './record.cts';
export type { Session } from './state/sessions.cts';
export type { Verification, VerificationStatus } from './types.cts';

/** A running stand-in for the AnyCheck API. */
export interface Sandbox extends Omit<Core, 'closing' | 'processing'> {
	/** Ends it: connections are cut, nothing stays behind. */
	close: () => Promise<void>;
}

/**
 * Starts an AnyCheck API on this machine, reachable from this machine only.
 * @param options what differs from the newest documented behaviour; can be changed later under `sandbox.options`
 * @throws when the port is taken
 */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
	const chosen: SandboxOptions = { ...defaultOptions(), ...options };
	const first = structuredClone(chosen);
	const stop = new AbortController();
	// Every delayed answer listens to it.
	setMaxListeners(0, stop.signal);
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(chosen.port, '127.0.0.1', resolve);
	});
	// A TCP server's address is an object; only pipes have a text.
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const sandbox = {
		url,
		options: chosen,
		state: new State(chosen, url),
		faults: new Faults(),
		record: new RequestRecord(chosen),
		processing: new Processing(chosen),
		closing: stop.signal,
		reset(): void {
			Object.assign(chosen, structuredClone(first));
			sandbox.processing.stop();
			sandbox.faults.clear();
			sandbox.record.clear();
			sandbox.state = new State(chosen, url);
		},
		async close(): Promise<void> {
			stop.abort();
			sandbox.processing.stop();
			const closed = new Promise<void>((resolve) =>
				server.close(() => {
					resolve();
				}),
			);
			server.closeAllConnections();
			await closed;
		},
	} satisfies Core & Sandbox;
	server.on('connection', () => {
		sandbox.record.connections += 1;
	});
	server.on('request', buildApp(sandbox));
	return sandbox;
}
