import type { Request, Response } from 'express';
import type { RecordedDelivery } from './deliveries/types.cts';
import type { ForeignRequest } from './fileHost/types.cts';
import type { ReceivedFile } from './handlers/call.cts';
import type { SandboxOptions } from './options.cts';
import { redactHeaders } from './redact.cts';

/** A file that came with a request. */
export type RecordedFile = Omit<ReceivedFile, 'content'>;

/** A request that was seen. */
export interface RecordedRequest {
	/** Arrival, in milliseconds since 1970. */
	at: number;
	method: string;
	path: string;
	query: string;
	/** Secrets are made unreadable, but stay comparable. */
	headers: Record<string, string>;
	body: unknown;
	/** Files that came with it; a form's body names them too. */
	files: RecordedFile[];
	/** Status that was answered; undefined while, or when, none was. */
	status: number | undefined;
	/** Faults that were put into the answer, such as `status` or `delay+reset`. */
	fault: string | undefined;
	/** Whether the request changed or created something. */
	applied: boolean;
	/** Milliseconds until the exchange was over; undefined before that. */
	tookMs: number | undefined;
}

/** An update of a verification that was applied. */
export interface RecordedWrite {
	/** In milliseconds since 1970. */
	at: number;
	body: unknown;
	/** Whether the verification is different after it. */
	changed: boolean;
}

/** What the sandbox has seen, and sent. */
export class RequestRecord {
	/** Kept requests, oldest first, at most `options.recordLimit`. */
	requests: RecordedRequest[] = [];
	/** Number of requests, kept or not. */
	total = 0;
	/** Requests that wait for their answer now. */
	inFlight = 0;
	/** Highest `inFlight`. */
	maxInFlight = 0;
	/** Connections opened. */
	connections = 0;
	/** Answers of the sandbox that broke the OpenAPI document: bugs of the sandbox. */
	contractErrors: string[] = [];
	/** Deliveries to webhooks, oldest first, at most `options.recordLimit`. */
	deliveries: RecordedDelivery[] = [];
	/** Requests to the other origin of files. */
	foreign: ForeignRequest[] = [];
	private applied = new Map<string, RecordedWrite[]>();

	constructor(private readonly options: SandboxOptions) {}

	/** Notes a request; it counts as in flight until its answer is through or its connection is gone. */
	open(request: Request, response: Response): RecordedRequest {
		const [path = '', query = ''] = request.originalUrl.split('?', 2);
		const kept = this.requests.length < this.options.recordLimit;
		const entry: RecordedRequest = {
			at: Date.now(),
			method: request.method,
			path,
			query,
			headers: kept ? redactHeaders(request.headers) : {},
			body: undefined,
			files: [],
			status: undefined,
			fault: undefined,
			applied: false,
			tookMs: undefined,
		};
		if (kept) this.requests.push(entry);
		this.total += 1;
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		response.once('close', () => {
			this.inFlight -= 1;
			entry.tookMs = Date.now() - entry.at;
			if (response.headersSent) entry.status = response.statusCode;
		});
		return entry;
	}

	/** Notes a delivery, which is filled in as it goes on. */
	announced(delivery: RecordedDelivery): void {
		if (this.deliveries.length < this.options.recordLimit) this.deliveries.push(delivery);
	}

	/** Notes a request to the other origin of files. */
	foreignRequest(request: ForeignRequest): void {
		if (this.foreign.length < this.options.recordLimit) this.foreign.push(request);
	}

	/** Notes an applied update. */
	wrote(verificationId: string, write: RecordedWrite): void {
		const writes = this.applied.get(verificationId);
		if (writes) writes.push(write);
		else this.applied.set(verificationId, [write]);
	}

	/** Updates that were applied to a verification, oldest first. */
	writes(verificationId: string): readonly RecordedWrite[] {
		return this.applied.get(verificationId) ?? [];
	}

	/** Kept requests with this method and a path that matches. */
	seen(method: string, path: RegExp): RecordedRequest[] {
		return this.requests.filter((entry) => entry.method === method && path.test(entry.path));
	}

	/** Forgets everything but what is in flight. */
	clear(): void {
		this.requests = [];
		this.total = 0;
		this.maxInFlight = this.inFlight;
		this.connections = 0;
		this.contractErrors = [];
		this.deliveries = [];
		this.foreign = [];
		this.applied = new Map();
	}
}
