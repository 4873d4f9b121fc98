import type { IWebhookResponseData } from 'n8n-workflow';
import { renderDone, renderMessage, renderResend, renderReview } from '../page';
import { getVerification } from '../../transport/api/verifications';
import { sendDecision, type Sent } from './decide';
import { serveDocument } from './documents';
import { goOnWhenAllAreDecided, isDecidedElsewhere, undecided } from './goOn';
import { sendPage, STAYS_PARKED } from './sendPage';
import { listOf, own, shownBy, stateOf, type ItemVisit } from './visit';

/** Not 502 or 503: proxies put pages of their own in the place of those, and what was typed would be gone. */
const NOT_SAVED = 422;

/** Answers a visit to one verification: its page, one of its documents, or a decision that was sent. */
export async function answerFor(visit: ItemVisit): Promise<IWebhookResponseData> {
	const { run, call, review, index, item, id } = visit;
	const decided = review.decisions.get(index);
	if (call.document !== undefined) {
		const verification = await getVerification(item.client, id);
		await serveDocument(run.context, item.client, verification, call.document);
		return STAYS_PARKED;
	}
	if (decided !== undefined) return await answerDecidedBefore(visit);
	if (!call.isPost) return await answerLook(visit);
	review.deciding.add(index);
	try {
		const sent = await sendDecision(item.client, id, call.body, visit.page.setup, {
			isDecided: () => review.decisions.has(index),
			decided: (decision) => review.decisions.set(index, decision),
			present: shownBy(visit),
		});
		return await answerSent(visit, sent);
	} finally {
		review.deciding.delete(index);
	}
}

async function answerLook(visit: ItemVisit): Promise<IWebhookResponseData> {
	const { run, page, index, item, id } = visit;
	const verification = await getVerification(item.client, id);
	if (isDecidedElsewhere(verification, run.noteOf(index))) {
		const decided = { decision: String(verification.status) };
		const html = renderMessage({ kind: 'decided', decided, ...listOf(visit) }, page.setup);
		const response = await goOnWhenAllAreDecided(visit);
		sendPage(run.context, 200, html);
		return response;
	}
	const shown = shownBy(visit)(verification);
	sendPage(run.context, 200, renderReview(shown, page.setup, stateOf(visit)));
	return STAYS_PARKED;
}

async function answerSent(visit: ItemVisit, sent: Sent): Promise<IWebhookResponseData> {
	const { run, page, call } = visit;
	switch (sent.kind) {
		case 'decidedBefore':
			return await answerDecidedBefore(visit);
		case 'unread': {
			const { message } = sent.error;
			run.context.logger.warn(`Anycheck could not read a verification to decide on: ${message}`);
			const { action } = stateOf(visit);
			sendPage(run.context, NOT_SAVED, renderResend(page.setup, { action, body: call.body }));
			return STAYS_PARKED;
		}
		case 'again':
		case 'notSent':
			sendPage(run.context, ...formAgain(visit, sent));
			return STAYS_PARKED;
		case 'decided': {
			const response = await goOnWhenAllAreDecided(visit);
			const left = undecided(visit);
			const next = left[0];
			const { label, changes, comment, name, verification } = sent.decision;
			const done = {
				item: shownBy(visit)(verification),
				decision: label,
				changes,
				comment,
				name,
				left: left.length,
				...listOf(visit),
				...(next !== undefined && { nextHref: call.href({ ...own(visit), item: next }) }),
			};
			sendPage(run.context, 200, renderDone(done, page.setup));
			return response;
		}
	}
}

function formAgain(
	visit: ItemVisit,
	sent: Extract<Sent, { kind: 'again' | 'notSent' }>,
): [status: number, html: string] {
	const { typed } = sent.submission;
	const form = (rest: object) =>
		renderReview(sent.item, visit.page.setup, { ...stateOf(visit), typed, ...rest });
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
		case 'incomplete':
			return [400, form({ notice: { kind: 'incomplete' } })];
		case 'again':
			return [200, form({})];
	}
}

async function answerDecidedBefore(visit: ItemVisit): Promise<IWebhookResponseData> {
	const { run, review, index, page } = visit;
	const decision = review.decisions.get(index);
	const message = {
		kind: 'decided' as const,
		...(decision && {
			decided: { decision: decision.label, name: decision.name, at: decision.at },
		}),
		...listOf(visit),
	};
	const response = await goOnWhenAllAreDecided(visit);
	sendPage(run.context, 410, renderMessage(message, page.setup));
	return response;
}
