import { createHmac } from 'node:crypto';
import { renderCode, renderMessage } from '../page';
import { redirect, sendPage } from './http';
import { pageItself, type ReviewRequest } from './session';
import { checkCode, isSameSecret } from './wrongCodes';

/** Whether the one access code was typed, where there is one. If not, answers with a page for it. */
export function hasTypedCode({ run, asked, request, memory, settings }: ReviewRequest): boolean {
	const { setup, reviewers } = settings;
	const { accessCode } = reviewers;
	const proof = codeProofFor(run.key, accessCode);
	if (accessCode === '' || isSameSecret(request.codeProof, proof)) return true;
	const parameters = pageItself({ asked, request });
	const action = request.href(parameters);
	const { code } = request;
	if (code === '') {
		sendPage(run.context, 200, renderCode(setup, { action }));
		return false;
	}
	switch (checkCode(memory, () => codeMatches(code, accessCode) || undefined)) {
		case 'wrong':
			sendPage(run.context, 403, renderCode(setup, { action, isWrong: true }));
			break;
		case 'locked':
			sendPage(run.context, 429, renderMessage({ kind: 'locked' }, setup));
			break;
		default:
			redirect(run.context, request.href({ ...parameters, pass: proof }));
	}
	return false;
}

/** Whether what a person typed is the code, in whatever case. Nothing matches an empty code. */
export function codeMatches(given: string, expected: string): boolean {
	const read = (code: string) => code.trim().toUpperCase();
	return isSameSecret(read(given), read(expected));
}

/** What the page's addresses carry after the right code was typed. Whoever knows the code could make it as well. */
function codeProofFor(run: string, code: string): string {
	return createHmac('sha256', code).update(run).digest('base64url');
}
