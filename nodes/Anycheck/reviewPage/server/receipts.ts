import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../json/objects';
import { tryParse } from '../../json/tryParse';
import type { WaitingRun } from '../../run/operation';
import type { Access } from '../../transport/auth/credential';
import { storedCredential } from '../../transport/auth/storedCredential';
import type { Person } from '../settings/people';
import { cookiesIn, setCookie } from './http';
import type { Decision } from './memory';
import type { ReviewSession } from './session';

/**
 * n8n keeps nothing for a node between two calls to a waiting workflow, and its next call may go to another process. So the
 * reviewer's browser keeps a receipt of each decision, as a cookie of this page alone. It is encrypted and signed with a key
 * derived from the run's own: a random number that n8n stores with the waiting execution, so that every process has it, no
 * restart changes it, and no browser ever sees it. People of n8n who may look at executions can find it there. Where a
 * decision proves who decided, a secret of the credential goes into the key as well, which they cannot see.
 */

const PREFIX = 'anycheck-review-';
/** Browsers refuse longer cookies; name and attributes count. */
const LONGEST_COOKIE = 3_700;
/** Of all receipts together: proxies refuse headers of more than 8 KB, and n8n's own cookies need room. */
const LONGEST_HEADER = 7_000;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key that seals receipts; undefined while the secret that belongs in it cannot be read. */
export async function sealKeyOf(
	{ context, key }: WaitingRun,
	isProven: boolean,
): Promise<string | undefined> {
	if (!isProven) return key;
	const { access } = (await storedCredential(context).catch(() => undefined)) ?? {};
	if (access === undefined) return undefined;
	return createHmac('sha256', secretOf(access)).update(key).digest('base64url');
}

function secretOf(access: Access): string {
	switch (access.kind) {
		case 'login':
			return access.password;
		case 'apiKey':
			return access.apiKey;
		case 'accessToken':
			return access.accessToken;
	}
}

/**
 * Takes over what the browser has receipts of and this process does not know, and the other way round: so what one reviewer
 * typed also travels with the next one who looks.
 */
export function exchangeReceipts(session: ReviewSession): void {
	const { run, asked, memory, sealKey } = session;
	if (sealKey === undefined) return;
	const held = new Set<number>();
	for (const [name, value] of receiptsIn(run.context)) {
		const index = Number(name.slice(PREFIX.length));
		const decision = asked.includes(index) ? opened(value, sealKey, index) : undefined;
		if (decision === undefined) continue;
		held.add(index);
		if (!memory.decisions.has(index)) memory.decisions.set(index, decision);
	}
	for (const [index, decision] of memory.decisions) {
		if (!held.has(index)) sendReceipt(session, index, decision);
	}
}

/**
 * Gives the browser a receipt. Where it takes no more, AnyCheck still has the decision, so that what the receipt says
 * besides may be left out; a decision that AnyCheck does not have is kept whole or not at all.
 */
export function sendReceipt(
	{ run: { context }, memory: { until }, sealKey }: ReviewSession,
	index: number,
	decision: Decision,
): void {
	if (sealKey === undefined) return;
	const name = `${PREFIX}${index}`;
	const response = context.getResponseObject();
	const sent = [response.getHeader('Set-Cookie') ?? []].flat().map(String);
	const kept = new Map([
		...receiptsIn(context),
		...sent.map((cookie) => cookie.split(/[=;]/, 2) as [string, string]),
	]);
	kept.delete(name);
	const taken = [...kept].reduce((sum, [other, value]) => sum + other.length + value.length + 3, 0);
	const room = Math.min(LONGEST_COOKIE, LONGEST_HEADER - taken) - name.length;
	const shorter = { ...decision, changes: [] };
	const versions =
		decision.isCollected === true ? [decision] : [decision, shorter, { ...shorter, comment: '' }];
	const value = versions
		.map((version) => sealed(version, sealKey, index))
		.find(({ length }) => length <= room);
	if (value === undefined) return;
	setCookie(context, name, value, Math.max(0, Math.floor((until - Date.now()) / 1000)));
}

function receiptsIn(context: IWebhookFunctions): Array<[name: string, value: string]> {
	return cookiesIn(context).filter(([name]) => /^anycheck-review-\d{1,6}$/.test(name));
}

/** A decision in as few characters as can be. */
type Packed = [
	status: Decision['status'],
	label: string,
	comment: string,
	name: string,
	at: string,
	changes: Decision['changes'],
	corrections: JsonObject | null,
	person: Person | null,
	...reasons: string[][],
];

function packed({ status, label, comment, name, at, ...more }: Decision): Packed {
	const { changes, isCollected, corrections = {}, person = null, reasons } = more;
	const given = label === status ? '' : label;
	const collected = isCollected === true ? corrections : null;
	const packedReasons = reasons === undefined ? [] : [reasons];
	return [status, given, comment, name, at, changes, collected, person, ...packedReasons];
}

function unpacked(packed: Packed): Decision {
	const [status, label, comment, name, at, changes, corrections, person, reasons] = packed;
	return {
		status,
		label: label || status,
		comment,
		name,
		at,
		changes,
		...(corrections && { isCollected: true, corrections }),
		...(person && { person }),
		...(reasons && { reasons }),
	};
}

function keyFor(sealKey: string, index: number): Buffer {
	return createHmac('sha256', sealKey).update(`receipt of item ${index}`).digest();
}

function sealed(decision: Decision, sealKey: string, index: number): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyFor(sealKey, index), iv);
	const text = JSON.stringify(packed(decision));
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Undefined for what this n8n has not sealed for this item of this run. */
function opened(value: string, sealKey: string, index: number): Decision | undefined {
	try {
		const bytes = Buffer.from(value, 'base64url');
		const iv = bytes.subarray(0, IV_BYTES);
		const decipher = createDecipheriv('aes-256-gcm', keyFor(sealKey, index), iv, {
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
