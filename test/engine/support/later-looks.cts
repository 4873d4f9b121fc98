import { LEFT_REAL } from './passed-over.cts';

/**
 * A run that parks looks again some seconds later, when the test is over. From now on nothing that waits goes on, until
 * `jest.useRealTimers()`; n8n's engine, sockets and `node:timers/promises` are not concerned.
 */
export function withoutLaterLooks(): void {
	jest.useFakeTimers({ doNotFake: ['Date', ...LEFT_REAL] });
}
