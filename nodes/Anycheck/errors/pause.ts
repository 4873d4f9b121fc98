import { adviceFor } from './advice';
import { ItemError, sentences } from './itemError';

/** The error of a request that was never sent, because everybody pauses for longer than it may wait. */
export function refusedTurn(): ItemError {
	const { message, description } = adviceFor(429, '');
	return new ItemError(message, description, { retryable: true });
}

/** The same error, saying how long to wait before trying again. @param pauseMs what is left of the pause; none when 0 */
export function waitFirst(error: ItemError, pauseMs: number): ItemError {
	if (pauseMs <= 0) return error;
	const { message, description, facts } = error;
	const advice = `Wait at least ${inWords(pauseMs)} before you try again.`;
	return new ItemError(message, sentences(description, advice), facts);
}

function inWords(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	return seconds === 1 ? 'one second' : `${seconds} seconds`;
}
