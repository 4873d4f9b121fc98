import { createHmac } from 'node:crypto';
import { aboutIn, leavesIn, renderCode, renderMessage, typedIn } from '../page';
import type { Person } from '../settings/people';
import { codedReviewers, typedCode, type CodedReviewer } from '../settings/personalCodes';
import { isLetIn, REVIEWERS_CREDENTIAL } from '../settings/reviewers';
import { cookiesIn, redirect, sendPage, setCookie } from './http';
import { pageItself, type ReviewRequest } from './session';
import { checkCode, isSameSecret } from './wrongCodes';

/** Tells the browser's proof from everything else. The proof is no address, so that a passed on link lets nobody in. */
const PROOF_COOKIE = 'anycheck-reviewer';
/** After which the code is to be typed again: somebody else may sit at the same screen by then. */
const PROVEN_FOR_MS = 12 * 60 * 60_000;

/** The person whose code was typed in this browser. If none was, answers with a page for it. */
export async function personOfCode(review: ReviewRequest): Promise<Person | undefined> {
	const { run, request, memory, settings } = review;
	const { context } = run;
	const all = codedReviewers(await context.getCredentials(REVIEWERS_CREDENTIAL));
	const reviewers = all.filter(({ person }) => isLetIn(person, settings.reviewers));
	if (request.isPost && leavesIn(request.body)) {
		setCookie(context, PROOF_COOKIE, '', 0);
		redirect(context, request.href(pageItself(review)));
		return undefined;
	}
	const known = reviewerIn(review, reviewers);
	if (known !== undefined) return known.person;
	const { code, body, isPost } = request;
	// Whose proof has ended while he typed gets back what he typed, and sends it together with the code.
	const isForm = isPost && aboutIn(body) !== '';
	const form = {
		action: request.href(pageItself(review)),
		isPersonal: true,
		...(isForm && { body }),
	} as const;
	if (code === '') {
		const isLost = request.isBack && !isPost;
		const isRefused = isForm || isLost;
		sendPage(context, isRefused ? 401 : 200, renderCode(settings.setup, { ...form, isLost }));
		return undefined;
	}
	const checked = checkCode(memory, () => reviewerWith(code, reviewers));
	if (checked === 'wrong') {
		sendPage(context, 403, renderCode(settings.setup, { ...form, isWrong: true }));
		return undefined;
	}
	if (checked === 'locked') {
		const message = { kind: 'locked', ...(isForm && { typed: typedIn(body) }) } as const;
		sendPage(context, 429, renderMessage(message, settings.setup));
		return undefined;
	}
	setCookie(context, PROOF_COOKIE, proofFor(run.key, checked.found, Date.now()));
	if (isForm) return checked.found.person;
	redirect(context, request.href({ ...pageItself(review), back: 1 }));
	return undefined;
}

/** The reviewer whose code it is. Compares with all, so that it takes as long for any. */
function reviewerWith(
	code: string,
	reviewers: readonly CodedReviewer[],
): CodedReviewer | undefined {
	const given = typedCode(code);
	return reviewers.filter((reviewer) => isSameSecret(given, typedCode(reviewer.code)))[0];
}

/** The reviewer of whom the browser has a proof for this wait that has not ended. */
function reviewerIn(
	{ run: { context, key } }: ReviewRequest,
	reviewers: readonly CodedReviewer[],
): CodedReviewer | undefined {
	const proofs = cookiesIn(context).filter(([name]) => name === PROOF_COOKIE);
	return proofs.flatMap(([, proof]) => {
		const at = Number.parseInt(proof.split('.')[0] ?? '', 36);
		const age = Date.now() - at;
		if (!(age >= -60_000 && age < PROVEN_FOR_MS)) return [];
		return reviewers.filter((reviewer) => isSameSecret(proof, proofFor(key, reviewer, at)));
	})[0];
}

/**
 * What the browser keeps instead of the code: nobody who has not the code can make it, and it is good for this wait alone.
 * It tells nobody who it is.
 */
function proofFor(run: string, { code, person }: CodedReviewer, at: number): string {
	const about = JSON.stringify(['reviewer', run, person.name, person.email, at]);
	const seal = createHmac('sha256', typedCode(code)).update(about).digest('base64url');
	return `${at.toString(36)}.${seal}`;
}
