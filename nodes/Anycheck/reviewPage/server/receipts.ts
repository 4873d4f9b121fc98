import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../json/objects';
import { tryParse } from '../../json/tryParse';
import type { WaitingRun } from '../../run/operation';
import type { Decision } from './memory';
import type { ReviewSession } from './session';

/**
 * n8n keeps nothing for a node between two calls to a waiting workflow, and its next call may go to another process. So the
 * reviewer's browser keeps a receipt of each decision, as a cookie of this page alone. It is encrypted and signed with a key
 * derived from the run's own: a random number that n8n stores with the waiting execution, so that every process has it, no
 * restart changes it, and no browser ever sees it.
 */

const PREFIX = 'anycheck-review-';
/** Browsers refuse longer cookies; name and attributes count. */
const LONGEST_COOKIE = 3_700;
/** Of all receipts together: proxies refuse headers of more than 8 KB, and n8n's own cookies need room. */
const LONGEST_HEADER = 7_000;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Takes over what the browser has receipts of and this process does not know, and the other way round: so what one reviewer
 * typed also travels with the next one who looks.
 */
export function exchangeReceipts({ run, asked, memory }: ReviewSession): void {
	const held = new Set<number>();
	for (const [name, value] of cookiesIn(run.context)) {
		const index = Number(name.slice(PREFIX.length));
		const decision = asked.includes(index) ? opened(value, run.key, index) : undefined;
		if (decision === undefined) continue;
		held.add(index);
		if (!memory.decisions.has(index)) memory.decisions.set(index, decision);
	}
	for (const [index, decision] of memory.decisions) {
		if (!held.has(index)) sendReceipt(run, index, decision, memory.until);
	}
}

/**
 * Gives the browser a receipt. Where it takes no more, AnyCheck still has the decision, so that what the receipt says
 * besides may be left out; a decision that AnyCheck does not have is kept whole or not at all.
 */
export function sendReceipt(
	{ context, key }: WaitingRun,
	index: number,
	decision: Decision,
	until: number,
): void {
	const name = `${PREFIX}${index}`;
	const response = context.getResponseObject();
	const sent = [response.getHeader('Set-Cookie') ?? []].flat().map(String);
	const kept = new Map([
		...cookiesIn(context),
		...sent.map((cookie) => cookie.split(/[=;]/, 2) as [string, string]),
	]);
	kept.delete(name);
	const taken = [...kept].reduce((sum, [other, value]) => sum + other.length + value.length + 3, 0);
	const room = Math.min(LONGEST_COOKIE, LONGEST_HEADER - taken) - name.length;
	const shorter = { ...decision, changes: [] };
	const versions =
		decision.isCollected === true ? [decision] : [decision, shorter, { ...shorter, comment: '' }];
	const value = versions
		.map((version) => sealed(version, key, index))
		.find(({ length }) => length <= room);
	if (value === undefined) return;
	const address = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}')));
	const seconds = Math.max(0, Math.floor((until - Date.now()) / 1000));
	const attributes = [`Path=${address.pathname}`, `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax'];
	if (address.protocol === 'https:') attributes.push('Secure');
	response.append('Set-Cookie', [`${name}=${value}`, ...attributes].join('; '));
}

function cookiesIn(context: IWebhookFunctions): Array<[name: string, value: string]> {
	const { cookie } = context.getHeaderData();
	if (typeof cookie !== 'string') return [];
	return cookie.split(';').flatMap((pair): Array<[string, string]> => {
		const [name = '', value = ''] = pair.trim().split('=');
		return /^anycheck-review-\d{1,6}$/.test(name) ? [[name, value]] : [];
	});
}

/** A decision in as few characters as can be. */
type Packed = [
	status: Decision['status'],
	label: string,
	comment: string,
	name: string,
	at: string,
	changes: Decision['changes'],
	...corrections: JsonObject[],
];

function packed({ status, label, comment, name, at, ...more }: Decision): Packed {
	const { changes, isCollected, corrections = {} } = more;
	const given = label === status ? '' : label;
	return [status, given, comment, name, at, changes, ...(isCollected ? [corrections] : [])];
}

function unpacked([status, label, comment, name, at, changes, corrections]: Packed): Decision {
	const collected = corrections && ({ isCollected: true, corrections } as const);
	return { status, label: label || status, comment, name, at, changes, ...collected };
}

function keyFor(run: string, index: number): Buffer {
	return createHmac('sha256', run).update(`receipt of item ${index}`).digest();
}

function sealed(decision: Decision, run: string, index: number): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyFor(run, index), iv);
	const text = JSON.stringify(packed(decision));
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Undefined for what this n8n has not sealed for this item of this run. */
function opened(value: string, run: string, index: number): Decision | undefined {
	try {
		const bytes = Buffer.from(value, 'base64url');
		const iv = bytes.subarray(0, IV_BYTES);
		const decipher = createDecipheriv('aes-256-gcm', keyFor(run, index), iv, {
			authTagLength: TAG_BYTES,
		});
		decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
		const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
		const text = Buffer.concat([body, decipher.final()]).toString('utf8');
		// Its seal says that it is one of ours.
		return unpacked(tryParse(text) as Packed);
	} catch {
		return undefined;
	}
}
