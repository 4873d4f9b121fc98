import { randomBytes } from 'node:crypto';
import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import { readDelivery } from '../../nodes/Anycheck/trigger/delivery';
import type { Check } from './check.cts';
import type { Arrival } from './listener.cts';
import { isSuccess, objectIn, refusalText, refuseOthers } from './reply.cts';
import type { Subject } from './subject.cts';
import { Unanswered } from './trouble.cts';

/** A change as a report tells it. */
interface Change {
	status: string;
	/** In milliseconds since 1970, where it says so. */
	at: number | undefined;
}

/** Changes that were made so that reports come, and the reports. */
export interface Experiment {
	arrivals: Arrival[];
	/** The second coming of the first one, which was answered 503. */
	repeat: Arrival | undefined;
	/** How often each other one came. */
	copies: number;
	/** The statuses that were set after the first. */
	sent: string[];
	/** The changes that were told after the first, in the order of their arrival and each once. */
	told: Change[];
	/** Whether they came of updates, rather than of the work on a new verification. */
	isOfUpdates: boolean;
	verification: JsonObject;
	secret: string | undefined;
}

const runs = new WeakMap<Check, Promise<Experiment>>();

/** Makes them, once in a run of questions. @throws Unanswered, Trouble */
export async function experiment(check: Check): Promise<Experiment> {
	const known = runs.get(check) ?? run(check);
	runs.set(check, known);
	return await known;
}

async function run(check: Check): Promise<Experiment> {
	if (check.settings.words.has('create')) return await withNew(check);
	const subject = check.writable();
	if (subject.original['webhook_url'] !== reportsTo(check)) {
		throw new Unanswered(
			'The verification does not report to the listener: create it with that webhook_url, or add --with create',
		);
	}
	const metadata = subject.original['webhook_metadata'];
	const shown = isObject(metadata) ? metadata['webhook_secret'] : undefined;
	const isReadable = typeof shown === 'string' && !/^[*•xX.]+$/.test(shown);
	const secret = check.settings.webhook.secret ?? (isReadable ? shown : undefined);
	return await subject.trying(async () => await withUpdates(check, subject, secret));
}

/** Where a verification has to report to, so that the listener hears of it. */
export function reportsTo({ settings, listener }: Check): string {
	return settings.webhook.url ?? listener?.url ?? '';
}

async function withUpdates(
	check: Check,
	subject: Subject,
	secret: string | undefined,
): Promise<Experiment> {
	const { listener } = check;
	if (!listener) throw new Unanswered('Nothing listens');
	const { waitMs, copiesMs } = check.settings.webhook;
	const set = async (status: string): Promise<void> => {
		const reply = await subject.write({ verification_status: status });
		refuseOthers(reply);
		if (!isSuccess(reply)) throw new Unanswered(`An update was refused: ${refusalText(reply)}`);
	};
	const from = listener.arrivals.length;
	const all = (): Arrival[] => listener.arrivals.slice(from);
	listener.failNext();
	await set(subject.otherStatus);
	await listener.until(from + 1, waitMs);
	const isFirstThere = all().length > 0;
	await listener.until(from + 2, isFirstThere ? waitMs : 0);
	const failed = all();
	const sent = [subject.status, subject.otherStatus, subject.status];
	for (const status of sent) {
		await set(status);
		await check.api.client.pause(check.settling.ms);
	}
	await listener.until(from + failed.length + sent.length, isFirstThere ? waitMs : 0);
	// Copies may come a little later.
	await check.api.client.pause(copiesMs);
	const copies = Math.max(1, Math.round((all().length - failed.length) / sent.length));
	// With copies, the first one is repeated when it comes more often than the others do.
	if (copies > 1) await listener.until(from + copies * (sent.length + 1) + 1, waitMs);
	const later = all().slice(failed.length);
	return {
		arrivals: all(),
		repeat: copies > 1 ? likeFirst(all())[copies] : failed[1],
		copies,
		sent,
		told: (copies > 1 ? distinctBodies(withoutFirst(all())) : later).map(changeIn),
		isOfUpdates: true,
		verification: subject.original,
		secret,
	};
}

/** A verification like the one that was named, which reports to the listener with a secret made up for it. */
async function withNew(check: Check): Promise<Experiment> {
	const { listener } = check;
	if (!listener) throw new Unanswered('Nothing listens');
	const { original } = check.agreed();
	const { service, folder_id: folder, input_config: configuration } = original;
	const secret = randomBytes(24).toString('hex');
	const from = listener.arrivals.length;
	listener.failNext();
	const created = objectIn(
		await check.api.send('createVerification', {
			body: {
				service_id: isObject(service) ? service['id'] : undefined,
				folder_id: folder,
				configuration,
				webhook_url: reportsTo(check),
				webhook_metadata: { webhook_secret: secret },
			},
		}),
	);
	const { waitMs } = check.settings.webhook;
	await listener.until(from + 1, waitMs);
	await listener.until(from + 3, listener.arrivals.length > from ? waitMs : 0);
	const all = listener.arrivals.slice(from);
	const copies = copiesIn(withoutFirst(all));
	check.created = String(created['id']);
	return {
		arrivals: all,
		repeat: likeFirst(all)[copies],
		copies,
		sent: [],
		told: distinctBodies(withoutFirst(all)).map(changeIn),
		isOfUpdates: false,
		verification: created,
		secret,
	};
}

function likeFirst(arrivals: Arrival[]): Arrival[] {
	const [first] = arrivals;
	return arrivals.filter(({ body }) => first?.body.equals(body) === true);
}

function withoutFirst(arrivals: Arrival[]): Arrival[] {
	const same = new Set(likeFirst(arrivals));
	return arrivals.filter((arrival) => !same.has(arrival));
}

/** How often the one comes that comes most often. */
function copiesIn(arrivals: Arrival[]): number {
	const counts = new Map<string, number>();
	for (const { body } of arrivals) {
		const text = body.toString('latin1');
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return Math.max(1, ...counts.values());
}

function distinctBodies(arrivals: Arrival[]): Arrival[] {
	return arrivals.filter(
		({ body }, index) => arrivals.findIndex((other) => other.body.equals(body)) === index,
	);
}

function changeIn({ body }: Arrival): Change {
	const read = readDelivery(body);
	if (read.kind !== 'delivery') return { status: '', at: undefined };
	return { status: read.status ?? '', at: read.occurredAt };
}

/** What has to be known before reports are waited for. */
export function experimentIsPossible(check: Check): string[] {
	const { settings, subject } = check;
	if (!settings.words.has('webhook') || settings.words.has('create')) return [];
	if (subject?.original['webhook_url'] === reportsTo(check)) return [];
	return [
		`It does not report to ${reportsTo(check)}, so nothing can be found out about reports. Create it with that webhook_url, or add --with create.`,
	];
}
