import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readCode, renderCode, renderMessage } from '../page';
import { redirect, sendPage, type PageParameters } from './http';
import type { ReviewMemory } from './memory';
import type { ReviewRequest } from './session';

/** Whether the reader may see the page. Where an access code is asked for and was not typed yet, answers with a page for it. */
export function isAdmitted({ run, asked, request, memory, settings }: ReviewRequest): boolean {
	const { accessCode, setup } = settings;
	if (accessCode === '' || isCodeProof(request.codeProof, run.key, accessCode)) return true;
	const isOfItem = request.item !== undefined && asked.length > 1;
	const parameters: PageParameters = isOfItem ? { item: request.item } : {};
	const action = request.href(parameters);
	const code = readCode(request.body);
	if (!request.isPost || code === '') {
		sendPage(run.context, 200, renderCode(setup, { action }));
		return false;
	}
	switch (checkCode(code, accessCode, memory)) {
		case 'right':
			redirect(
				run.context,
				request.href({ ...parameters, pass: codeProofFor(run.key, accessCode) }),
			);
			break;
		case 'wrong':
			sendPage(run.context, 403, renderCode(setup, { action, isWrong: true }));
			break;
		case 'locked':
			sendPage(run.context, 429, renderMessage({ kind: 'locked' }, setup));
	}
	return false;
}

/** Wrong codes in a row, after which none is taken for a while, which doubles each time. */
const MAX_WRONG = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 60 * 60_000;

/** Checks a typed access code. After too many wrong ones in a row even the right one is not taken for a while. */
function checkCode(
	typed: string,
	expected: string,
	{ wrongCodes }: ReviewMemory,
): 'right' | 'wrong' | 'locked' {
	if (Date.now() < wrongCodes.lockedUntil) return 'locked';
	if (codeMatches(typed, expected)) {
		wrongCodes.count = 0;
		return 'right';
	}
	if (++wrongCodes.count < MAX_WRONG) return 'wrong';
	wrongCodes.count = 0;
	const ms = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** wrongCodes.locks++);
	wrongCodes.lockedUntil = Date.now() + ms;
	return 'locked';
}

/** Whether what a person typed is the code; takes as long for any answer. Nothing matches an empty code. */
export function codeMatches(given: string, expected: string): boolean {
	const hash = (code: string) => createHash('sha256').update(code.trim().toUpperCase()).digest();
	return timingSafeEqual(hash(given), hash(expected)) && expected.trim() !== '';
}

/** What the page's addresses carry after the right code was typed. Whoever knows the code could make it as well. */
function codeProofFor(run: string, code: string): string {
	return createHmac('sha256', code).update(run).digest('base64url');
}

function isCodeProof(given: string, run: string, code: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(codeProofFor(run, code))];
	return a.length === b.length && timingSafeEqual(a, b);
}
