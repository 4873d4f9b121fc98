import type { IWebhookResponseData } from 'n8n-workflow';
import { ANSWERED } from '../../run/wait/webhooks';
import { getVerification } from '../../transport/api/verifications';
import { isBeingProcessed } from '../../verification/statuses';
import { aboutIn, renderDone, renderMessage, renderResend, renderReview } from '../page';
import { submitDecision, type SubmitResult } from './decide';
import { serveDocument } from './documents';
import { sendPage } from './http';
import { decidedOf, isDecidedElsewhere, resumeWhenAllAreDecided, undecided } from './resume';
import {
	carriedParameters,
	formId,
	formTarget,
	itemViewer,
	listLink,
	type ItemRequest,
} from './session';

/** Not 502 or 503: proxies put pages of their own in the place of those, and what was typed would be gone. */
const NOT_SAVED = 422;

/** Answers a request for one verification: its page, one of its documents, or a decision that was sent. */
export async function handleItemRequest(review: ItemRequest): Promise<IWebhookResponseData> {
	const { run, request, settings, memory, index, item, id } = review;
	if (request.document !== undefined) {
		const verification = await getVerification(item.client, id);
		await serveDocument(run.context, item.client, verification, request.document);
		return ANSWERED;
	}
	if (request.isPost && aboutIn(request.body) !== formId(review)) return refuseForeign(review);
	if (memory.decisions.has(index)) return await showDecided(review);
	if (!request.isPost) return await showForm(review);
	memory.deciding.add(index);
	try {
		const sent = await submitDecision(item.client, id, request.body, settings.setup, {
			isDecided: () => memory.decisions.has(index),
			decided: (decision) => memory.decisions.set(index, decision),
			toItem: itemViewer(review),
		});
		return await answerSubmission(review, sent);
	} finally {
		memory.deciding.delete(index);
	}
}

/** Nothing of what was sent is shown: it may have been typed about somebody else. */
function refuseForeign(review: ItemRequest): IWebhookResponseData {
	const { action: formHref } = formTarget(review);
	const message = { kind: 'foreign', formHref, ...listLink(review) } as const;
	sendPage(review.run.context, 409, renderMessage(message, review.settings.setup));
	return ANSWERED;
}

/** Answers with the form, or tells that somebody has decided elsewhere. */
async function showForm(review: ItemRequest): Promise<IWebhookResponseData> {
	const { run, settings, index, item, id } = review;
	const verification = await getVerification(item.client, id);
	if (isDecidedElsewhere(verification, run.noteOf(index))) {
		const decided = { decision: String(verification.status) };
		const html = renderMessage({ kind: 'decided', decided, ...listLink(review) }, settings.setup);
		const response = await resumeWhenAllAreDecided(review);
		sendPage(run.context, 200, html);
		return response;
	}
	if (isBeingProcessed(verification.status)) {
		const message = { kind: 'notReady', ...listLink(review) } as const;
		sendPage(run.context, 200, renderMessage(message, settings.setup));
		return ANSWERED;
	}
	const shown = itemViewer(review)(verification);
	sendPage(run.context, 200, renderReview(shown, settings.setup, formTarget(review)));
	return ANSWERED;
}

async function answerSubmission(
	review: ItemRequest,
	sent: SubmitResult,
): Promise<IWebhookResponseData> {
	const { run, settings, request } = review;
	switch (sent.kind) {
		case 'decidedBefore':
			return await showDecided(review);
		case 'unread': {
			const { message } = sent.error;
			run.context.logger.warn(`Anycheck could not read a verification to decide on: ${message}`);
			const { action } = formTarget(review);
			sendPage(
				run.context,
				NOT_SAVED,
				renderResend(settings.setup, { action, body: request.body }),
			);
			return ANSWERED;
		}
		case 'again':
		case 'notSent':
			sendPage(run.context, ...formAgain(review, sent));
			return ANSWERED;
		case 'decided': {
			const response = await resumeWhenAllAreDecided(review);
			const left = undecided(review);
			const next = left[0];
			const { label, changes, comment, name, verification } = sent.decision;
			const done = {
				item: itemViewer(review)(verification),
				decision: label,
				changes,
				comment,
				name,
				left: left.length,
				...listLink(review),
				...(next !== undefined && {
					nextHref: request.href({ ...carriedParameters(review), item: next }),
				}),
			};
			sendPage(run.context, 200, renderDone(done, settings.setup));
			return response;
		}
	}
}

function formAgain(
	review: ItemRequest,
	sent: Extract<SubmitResult, { kind: 'again' | 'notSent' }>,
): [status: number, html: string] {
	const { typed } = sent.submission;
	const form = (rest: object) =>
		renderReview(sent.item, review.settings.setup, { ...formTarget(review), typed, ...rest });
	if (sent.kind === 'notSent') {
		const { apiMessage } = sent.error.facts;
		const detail = apiMessage === undefined ? {} : { detail: apiMessage };
		return [NOT_SAVED, form({ notice: { kind: 'notSent', ...detail } })];
	}
	switch (sent.submission.kind) {
		case 'invalid':
			return [422, form({ errors: sent.submission.errors })];
		case 'changed':
			return [409, form({ notice: { kind: 'changed' } })];
		case 'notReady':
			return [409, form({ notice: { kind: 'notReady' } })];
		case 'incomplete':
			return [400, form({ notice: { kind: 'incomplete' } })];
		case 'again':
			return [200, form({})];
	}
}

async function showDecided(review: ItemRequest): Promise<IWebhookResponseData> {
	const { run, memory, index, settings } = review;
	const decision = memory.decisions.get(index);
	const decided = decision && { decided: decidedOf(decision) };
	const message = { kind: 'decided', ...decided, ...listLink(review) } as const;
	const response = await resumeWhenAllAreDecided(review);
	sendPage(run.context, 410, renderMessage(message, settings.setup));
	return response;
}
