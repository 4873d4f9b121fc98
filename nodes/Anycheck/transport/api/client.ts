import { sleep } from 'n8n-workflow';
import type { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import { Connection } from '../auth/connection';
import type { ApiContext } from '../auth/storedCredential';
import { clockOf } from '../http/clock';
import { KeyedMutex } from '../http/keyedMutex';
import { DEFAULT_LIMITS, type Limits } from '../http/limits';
import { isAbout, type ApiRequest } from '../http/request';
import { sendWithRetry, type ApiOutcome } from '../http/send';
import { stopIf, type Run } from '../http/stopPolicy';
import { joinPace, presentPace } from '../http/paces';
import { Throttle } from '../http/throttle';

/**
 * The only way from an operation or a list to the API. All requests of one client share throttle and session; with those of
 * other clients that use the same account at the same time they share the pace.
 */
export interface ApiClient {
	/**
	 * The API's response and what it took.
	 * @throws ItemError when there is none, or a refusal
	 */
	send(request: ApiRequest): Promise<ApiOutcome>;
	/** As `send`, for who only wants the response. */
	request(request: ApiRequest): Promise<JsonObject>;
	/** Runs a task after all earlier ones with the same key, in the order of their coming. */
	runExclusive<T>(key: string, task: () => Promise<T>): Promise<T>;
	/** The secret of the credential that signs deliveries of new verifications; empty where it has none. */
	readonly webhookSecret: string;
	/** How many requests the throttle lets out at the same time at the moment. */
	capacity(): number;
	/** The run has ended. */
	close(): void;
}

/** Stands for one that cannot be had, because of the credential for example: whatever it is asked fails with the reason. */
export function unavailableClient(reason: ItemError): ApiClient {
	const fail = async () => await Promise.reject<never>(reason);
	const nothing = { webhookSecret: '', capacity: () => 1, close: () => undefined };
	return { send: fail, request: fail, runExclusive: fail, ...nothing };
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
	const sender = await Connection.open(context);
	const clock = clockOf(signal);
	const isAwaited = limits.isAwaited === true;
	// Somebody waits for what is over soon: it goes before the items of runs, at the pace that they have learned.
	const { pace, leave } = isAwaited ? presentPace(sender.account) : joinPace(sender.account);
	const throttle = new Throttle(limits.inFlight, clock, pace, isAwaited);
	const run: Run = { sender, throttle, clock, limits, isStopped, retries: 0, isReached: false };
	const send = async (request: ApiRequest) => await sendWithRetry(run, request);
	const mutex = new KeyedMutex();
	return {
		send,
		request: async (request) => (await send(request)).resource,
		runExclusive: async (key, task) =>
			await mutex.runExclusive(key, async (hasWaited) => {
				// The one before has ended only just now: whether it stops the run shows a moment later.
				if (hasWaited) await sleep(0);
				if (hasWaited) stopIf('task', run);
				return await task();
			}),
		webhookSecret: sender.webhookSecret,
		capacity: () => throttle.capacity,
		close: () => {
			leave();
			sender.close();
		},
	};
}

/** `GET` of one object, whose id is the last segment of the path. @param takesKey see `ApiRequest` @throws ItemError */
export async function getOne(
	client: ApiClient,
	path: readonly string[],
	subject: string,
	takesKey = false,
): Promise<JsonObject> {
	const accepts = isAbout(path.at(-1) ?? '');
	return await client.request({ method: 'GET', path, subject, accepts, takesKey });
}
