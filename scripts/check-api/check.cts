import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import type { Address } from './address.cts';
import type { Api } from './api.cts';
import type { Findings } from './findings.cts';
import type { Listener } from './listener.cts';
import type { Word } from './probe.cts';
import { objectIn, type Reply } from './reply.cts';
import type { Settling, Subject } from './subject.cts';
import { Unanswered } from './trouble.cts';

/** What the command was told. */
export interface Settings {
	address: Address;
	/** Made for this test. */
	verification?: string;
	/** More of them, in other statuses or of other services. */
	also: string[];
	isReadOnly: boolean;
	/** Nobody has to be asked. */
	isAgreed: boolean;
	words: ReadonlySet<Word>;
	/** Ids of the only questions to ask; empty for all. */
	only: ReadonlySet<string>;
	webhook: {
		/** Of the listener on this machine; 0 takes a free one. */
		port: number;
		/** Under which it is reached from outside. */
		url?: string;
		secret?: string;
		/** How long a report is waited for, in milliseconds; and after the last one, for copies of it. */
		waitMs: number;
		copiesMs: number;
	};
	/** Where the report goes. */
	folder: string;
	pauseMs: number;
	settleMs: number;
	timeoutMs: number;
	/** How long an update may take until it shows. */
	longestLagMs: number;
	/** Between bursts, in milliseconds: a second, for it is asked how many a second allows. */
	burstPauseMs: number;
}

/** Answers to one run of questions. */
export class Check {
	/** Undefined without a verification, or when it cannot be read: then `subjectTrouble` says why. */
	subject: Subject | undefined;
	subjectTrouble: Error | undefined;
	others: Subject[] = [];
	/** Where reports arrive, when they are asked for. */
	listener: Listener | undefined;
	/** A verification that was created, and stays. */
	created: string | undefined;
	/** Whether it was agreed to change the verification. */
	mayWrite = false;
	/** What one question has found out and another needs. */
	updateSemantics: 'replace' | 'merge' | 'mergeTopLevel' | undefined;
	/** Every answer's headers that tell of a limit on requests. */
	readonly limitHeaders = new Map<string, string>();
	replies = 0;

	constructor(
		readonly api: Api,
		readonly settings: Settings,
		readonly findings: Findings,
		readonly settling: Settling,
	) {}

	/** The verification. @throws Unanswered */
	verification(): Subject {
		if (this.subjectTrouble) throw this.subjectTrouble;
		if (!this.subject) throw new Unanswered('No verification was named (--verification)');
		return this.subject;
	}

	/** The verification, when it was agreed that it is changed. @throws Unanswered */
	agreed(): Subject {
		if (this.settings.isReadOnly) throw new Unanswered('Not asked with --read-only');
		const subject = this.verification();
		if (!this.mayWrite) throw new Unanswered('Changing the verification was not agreed to');
		return subject;
	}

	/** The verification, to be changed and put back. @throws Unanswered */
	writable(): Subject {
		const subject = this.agreed();
		if (!subject.isSettable) {
			throw new Unanswered(
				'The verification has a status that could not be put back: take one that is COMPLETED or NEED_REVIEW',
			);
		}
		return subject;
	}

	/** Keeps what an answer tells about limits. */
	note({ headers }: Reply): void {
		this.replies += 1;
		for (const [name, value] of Object.entries(headers)) {
			if (/rate-?limit|retry-after/.test(name)) this.limitHeaders.set(name, value);
		}
	}

	/** A page of a list. @throws Unanswered, Trouble */
	async list(
		id: string,
		path: Record<string, string>,
		query: Record<string, string | number>,
	): Promise<{ reply: Reply; total: number | undefined; items: JsonObject[] }> {
		const reply = await this.api.send(id, { path, query });
		const { total, items } = objectIn(reply);
		if (!Array.isArray(items)) throw new Unanswered('The answer has no list of items');
		const objects = (items as unknown[]).filter(isObject);
		return { reply, total: typeof total === 'number' ? total : undefined, items: objects };
	}
}
