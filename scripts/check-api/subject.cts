import { changesBetween, isSame } from '../../nodes/Anycheck/json/compare';
import { longNumberAt } from '../../nodes/Anycheck/json/numbers';
import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import type { Api, By } from './api.cts';
import { fileOf, forget, keep, type Kept } from './journal.cts';
import { isSuccess, objectIn, refusalText, type Reply } from './reply.cts';
import { safePath } from './safe.cts';
import { Stopped, Trouble, Unanswered } from './trouble.cts';

/** What a review can change, by its names in an answer and in an update. */
const PARTS = [
	['status', 'verification_status'],
	['output', 'output'],
	['input_config', 'configuration'],
] as const;

/** Statuses that a review can set. */
export const SETTABLE = ['NEED_REVIEW', 'COMPLETED'];

/** What putting back has come to: `left` names the fields that are not as they were. */
export type PutBack =
	| { kind: 'untouched' }
	| { kind: 'back'; isInDoubt: boolean }
	/** `file` holds what it was. */
	| { kind: 'left'; fields: string[]; why: string; file: string };

/** How long to wait for an update to be in force, in milliseconds. */
export interface Settling {
	ms: number;
}

/** A verification that was made for this test: what it is, and how it becomes that again after each change. */
export class Subject {
	/** In which status an update that should have put it back was refused, and how: then nothing more is changed. */
	stuck: { status: string; reply: Reply | undefined } | undefined;
	private kept: Kept | undefined;
	/** Whether an update got no answer in this run: until the next one it may still arrive. */
	private isInDoubt = false;

	constructor(
		private readonly api: Api,
		readonly id: string,
		/** As it was read first. */
		readonly original: JsonObject,
		private readonly settling: Settling,
		kept?: Kept,
	) {
		this.kept = kept;
	}

	/** Reads one. @throws Unanswered, Trouble */
	static async read(api: Api, id: string, settling: Settling): Promise<Subject> {
		return new Subject(api, id, await readVerification(api, id), settling);
	}

	/** One that an earlier run has left changed; an update of then has arrived by now, or never will. */
	static left(api: Api, kept: Kept, settling: Settling): Subject {
		const { id, status, output, input_config } = kept;
		const original = { id, status, output, input_config };
		return new Subject(api, id, original, settling, { ...kept, isInDoubt: false });
	}

	get status(): string {
		return String(this.original['status']);
	}

	/** Another one that a review can set. */
	get otherStatus(): string {
		return this.status === 'COMPLETED' ? 'NEED_REVIEW' : 'COMPLETED';
	}

	/** Whether its status can be set to what it is. */
	get isSettable(): boolean {
		return SETTABLE.includes(this.status);
	}

	/** Output or configuration as it was. */
	object(name: 'output' | 'input_config'): JsonObject {
		const value = this.original[name];
		return isObject(value) ? value : {};
	}

	/** As it is now. */
	async read(): Promise<JsonObject> {
		return await readVerification(this.api, this.id);
	}

	/** As it is when what was written is in force. */
	async settled(): Promise<JsonObject> {
		await this.api.client.pause(this.settling.ms);
		return await this.read();
	}

	/** Does something that changes it, and puts it back, unless somebody presses Ctrl+C: then that is done at the end. */
	async trying<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.stuck) throw new Unanswered('An earlier change could not be put back');
		const long =
			longNumberAt(this.original['output']) ?? longNumberAt(this.original['input_config']);
		if (long !== undefined) {
			throw new Unanswered('It holds a number that is too long to be put back digit by digit');
		}
		let isStopped = false;
		try {
			return await work();
		} catch (error) {
			isStopped = error instanceof Stopped;
			throw error;
		} finally {
			// What cannot be put back now is tried once more at the end, and told there.
			if (!isStopped && (await this.putBack()).kind === 'left')
				this.stuck ??= { status: '', reply: undefined };
		}
	}

	/** Sends an update, after what it changes is kept on this machine. */
	async write(body: unknown, by: By = 'either'): Promise<Reply> {
		this.kept ??= {
			address: this.api.client.address.url,
			id: this.id,
			status: this.original['status'],
			output: this.original['output'],
			input_config: this.original['input_config'],
			isInDoubt: this.isInDoubt,
		};
		keep(this.kept);
		try {
			const asking = { path: { id: this.id }, body };
			const reply = await this.api.send('updateVerification', asking, by);
			if (reply.status >= 500 || reply.body.kind !== 'json') this.doubt(this.kept);
			return reply;
		} catch (error) {
			if (error instanceof Trouble) this.doubt(this.kept);
			throw error;
		}
	}

	/** Notes that an update may still arrive: nobody but AnyCheck itself says that it was refused. */
	private doubt(kept: Kept): void {
		this.isInDoubt = kept.isInDoubt = true;
		keep(kept);
	}

	/** Makes it what it was. Never throws. */
	async putBack(): Promise<PutBack> {
		if (this.kept === undefined) {
			return this.isInDoubt ? { kind: 'back', isInDoubt: true } : { kind: 'untouched' };
		}
		const api = this.api.deaf();
		try {
			return await this.putBackWith(api, this.kept);
		} catch (error) {
			const why = error instanceof Error ? error.message : 'unknown';
			return { kind: 'left', fields: PARTS.map(([name]) => name), why, file: fileOf(this.kept) };
		}
	}

	private async putBackWith(api: Api, kept: Kept): Promise<PutBack> {
		let why = 'AnyCheck has taken the update, but shows something else';
		// First only what differs; then everything, since an update may clear what it does not send.
		for (const isWhole of [false, true, true]) {
			const differing = await this.differing(api);
			if (differing.length === 0) break;
			const { status } = await readVerification(api, this.id);
			const body = this.bodyFor(isWhole ? PARTS.map(([name]) => name) : differing);
			const reply = await api.send('updateVerification', { path: { id: this.id }, body });
			if (isSuccess(reply)) continue;
			why = `AnyCheck refuses it: ${refusalText(reply)}`;
			this.stuck = { status: String(status), reply };
		}
		const differing = await this.differing(api);
		if (differing.length > 0) {
			return { kind: 'left', fields: await this.leftFields(api), why, file: fileOf(kept) };
		}
		const { isInDoubt } = kept;
		// An update without an answer may still arrive: the next run looks again.
		if (!isInDoubt) forget(kept);
		this.kept = undefined;
		this.stuck = undefined;
		return { kind: 'back', isInDoubt };
	}

	/** The parts that are not as they were, when what was written is in force. */
	private async differing(api: Api): Promise<string[]> {
		await api.client.pause(this.settling.ms);
		const now = await readVerification(api, this.id);
		return PARTS.filter(([name]) => !isSame(now[name], this.original[name])).map(([name]) => name);
	}

	private bodyFor(names: readonly string[]): JsonObject {
		const sent = PARTS.filter(
			([name]) => names.includes(name) && this.original[name] !== undefined,
		);
		return Object.fromEntries(
			sent
				.filter(([name]) => name !== 'status' || this.isSettable)
				.map(([name, field]) => [field, this.original[name]]),
		);
	}

	/** Names of the fields that differ, without a value. */
	private async leftFields(api: Api): Promise<string[]> {
		const now = await readVerification(api, this.id);
		const part = (whole: JsonObject): JsonObject =>
			Object.fromEntries(PARTS.map(([name]) => [name, whole[name] ?? null]));
		return changesBetween(part(this.original), part(now)).map(({ path }) =>
			safePath(path.split('.')),
		);
	}
}

async function readVerification(api: Api, id: string): Promise<JsonObject> {
	const found = objectIn(await api.send('getVerification', { path: { id } }));
	if (found['status'] === undefined) throw new Trouble('The answer is no verification');
	return found;
}
