import { sleep } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import { clockOf } from '../http/clock';
import { Connection } from '../auth/connection';
import { exchange, type ApiOutcome } from '../http/exchange';
import { DEFAULT_LIMITS, type Limits } from '../http/limits';
import { Pace } from '../http/pace';
import type { ApiRequest } from '../http/request';
import type { ApiContext } from '../auth/storedCredential';
import { Turns } from '../http/turns';

/** The only way from an operation or a list to the API. All requests of one client share pace and session. */
export interface ApiClient {
	/**
	 * The API's answer and what it took.
	 * @throws ItemError when there is none, or a refusal
	 */
	send(request: ApiRequest): Promise<ApiOutcome>;
	/** As `send`, for who only wants the answer. */
	request(request: ApiRequest): Promise<JsonObject>;
	/** Runs a task after all earlier ones with the same key, in the order of their coming. */
	inTurn<T>(key: string, task: () => Promise<T>): Promise<T>;
	/** The secret of the credential that signs deliveries of new verifications; empty where it has none. */
	readonly webhookSecret: string;
	/** How many requests the pace lets out at the same time at the moment. */
	capacity(): number;
}

/**
 * @param signal ends all waiting when the run is cancelled
 * @param isStopped whether the run has ended by a failed item: who then still waits for its turn does not get it
 * @throws ItemError when the credential lacks something
 */
export async function createClient(
	context: ApiContext,
	limits: Limits = DEFAULT_LIMITS,
	signal?: AbortSignal,
	isStopped: () => boolean = () => false,
): Promise<ApiClient> {
	const connection = await Connection.open(context);
	const clock = clockOf(signal);
	const pace = new Pace(limits.inFlight, clock);
	const run = { sender: connection, pace, clock, limits, retries: 0, isReached: false };
	const send = async (request: ApiRequest) => await exchange(run, request);
	const turns = new Turns();
	return {
		send,
		webhookSecret: connection.webhookSecret,
		inTurn: async (key, task) =>
			await turns.take(key, async (hasWaited) => {
				// The one before has ended only just now: whether it stops the run shows a moment later.
				if (hasWaited) await sleep(0);
				if (hasWaited && isStopped())
					throw new ItemError('The run was stopped before this item', '', { retryable: true });
				return await task();
			}),
		request: async (request) => (await send(request)).resource,
		capacity: () => pace.capacity,
	};
}
