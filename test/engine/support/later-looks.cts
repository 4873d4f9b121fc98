import { LEFT_REAL } from './passed-over.cts';

/**
 * A run that parks looks again some seconds later, when the test is over. From now on nothing that waits goes on, until
 * `jest.useRealTimers()`; n8n's engine, sockets and `node:timers/promises` are not concerned.
 */
export function withoutLaterLooks(): void {
	const atOnce = globalThis.setTimeout;
	jest.useFakeTimers({ doNotFake: ['Date', ...LEFT_REAL] });
	const later = globalThis.setTimeout;
	// Letting the process get to its sockets is no waiting.
	const either = (task: () => void, ms = 0) => (ms > 0 ? later : atOnce)(task, ms);
	jest.spyOn(globalThis, 'setTimeout').mockImplementation(either as typeof setTimeout);
}
