import { successStatuses } from '../../sandbox/statuses.cts';
import { Contract, type Difference } from './contract.cts';
import type { ApiDocument, Operation } from './document.cts';
import { errorIn, type Reply } from './reply.cts';
import { isDocumentedCode, safeCode, safeName } from './safe.cts';

/** Where reality differs from the OpenAPI document, or from what the sandbox takes for granted. */
export interface Finding {
	/** Such as `GET /verifications/{id}`. */
	call: string;
	what: Difference['what'] | 'status' | 'header' | 'error code' | 'no JSON' | 'redirect';
	/** Name of the field, the header or the code, or the status. */
	where: string;
	seen: string;
	documented: string;
	/** How many answers had it. */
	count: number;
}

/** Headers of HTTP itself, of browsers' security, and of the usual servers in between; they tell nothing of the API. */
const USUAL_HEADER =
	/^(accept-ranges|access-control-.*|age|allow|alt-svc|cache-control|connection|content-.*|cross-origin-.*|date|etag|expires|keep-alive|last-modified|location|nel|origin-agent-cluster|permissions-policy|pragma|referrer-policy|report-to|server|server-timing|set-cookie|strict-transport-security|transfer-encoding|upgrade|vary|via|www-authenticate|x-content-type-options|x-dns-prefetch-control|x-download-options|x-frame-options|x-permitted-cross-domain-policies|x-powered-by|x-xss-protection)$/;

/** Collects what differs, once for each place. */
export class Findings {
	private readonly found = new Map<string, Finding>();
	private readonly contract: Contract;

	constructor(document: ApiDocument) {
		this.contract = new Contract(document);
	}

	/** All of them, in the order in which they were met. */
	get list(): Finding[] {
		return [...this.found.values()];
	}

	/** Looks at an answer. */
	examine(operation: Operation, reply: Reply): void {
		const { status, body, headers } = reply;
		const add = (what: Finding['what'], where: string, seen: string, documented = ''): void => {
			this.add({ call: `${operation.method} ${operation.path}`, what, where, seen, documented });
		};
		for (const name of Object.keys(headers)) {
			if (!USUAL_HEADER.test(name)) add('header', safeName(name), '');
		}
		if (status >= 300 && status < 400) {
			add('redirect', String(status), 'redirect', 'none');
			return;
		}
		if (body.kind !== 'json') {
			add('no JSON', String(status), body.kind, 'JSON');
			return;
		}
		for (const { what, field, seen, documented } of this.contract.differences(
			operation,
			status,
			body.value,
		)) {
			add(what, field === '' ? '(the answer)' : field, seen, documented);
		}
		this.examineStatus(operation, reply, add);
	}

	private examineStatus(
		{ id }: Operation,
		reply: Reply,
		add: (what: Finding['what'], where: string, seen: string, documented?: string) => void,
	): void {
		const { status } = reply;
		if (status < 300) {
			const assumed = successStatuses[id] ?? 200;
			if (status !== assumed) add('status', 'success', String(status), `${assumed} is assumed`);
			return;
		}
		const { code } = errorIn(reply);
		if (code === undefined) return;
		if (!isDocumentedCode(code)) add('error code', safeCode(code), String(status));
	}

	private add(finding: Omit<Finding, 'count'>): void {
		// A header comes with every answer: it is one finding.
		const call = finding.what === 'header' ? '' : finding.call;
		const { what, where, seen, documented } = finding;
		const key = JSON.stringify([call, what, where, seen.replace(/\d+$/, ''), documented]);
		const known = this.found.get(key);
		if (known) known.count += 1;
		else this.found.set(key, { ...finding, call, count: 1 });
	}
}
