import type { IWebhookResponseData } from 'n8n-workflow';
import { asItemError } from '../../../errors/nodeError';
import { renderDone, renderMessage, renderReview } from '../../../review';
import { getVerification } from '../../../transport/verifications';
import type { ParkedRun } from '../../parkedRun';
import { pickedVerification } from '../fields';
import { admits } from './admission';
import { pageCall } from './call';
import { sendDecision, type Sent } from './decide';
import { parkedReview } from './decisions';
import { serveDocument } from './documents';
import { goOnWhenAllAreDecided, isDecidedElsewhere, undecided } from './goOn';
import { sendList } from './list';
import { sendPage, STAYS_PARKED } from './sendPage';
import { pageSetup } from './setup';
import { listOf, own, shownBy, stateOf, type ItemVisit, type Visit } from './visit';

/** Answers a reviewer's browser: the list, a verification's page, one of its documents, or a decision that was sent. */
export async function answerReviewer(run: ParkedRun): Promise<IWebhookResponseData> {
	const { context, count } = run;
	const call = pageCall(context, count);
	// The settings of the first item hold for the whole page: a list has one access code.
	const page = pageSetup(context, run.itemOf(0).parameters);
	const visit = { run, call, review: parkedReview(run.key), page };
	try {
		if (call.isReport) return await answerReport(visit);
		if (!admits(visit)) return STAYS_PARKED;
		if (call.item === undefined) return await sendList(visit);
		const item = run.itemOf(call.item);
		const id = pickedVerification(item.parameters);
		return await answerFor({ ...visit, index: call.item, item, id });
	} catch (error) {
		const { message, facts } = asItemError(error);
		context.logger.warn(`Anycheck could not show a review page: ${message}`);
		const kind = facts.httpStatus === 404 ? 'missing' : 'unavailable';
		sendPage(context, kind === 'missing' ? 404 : 503, renderMessage({ kind }, page.setup));
		return STAYS_PARKED;
	}
}

/** A sign to look whether somebody has decided elsewhere; what it says is not believed, and it shows nothing. */
async function answerReport(visit: Visit): Promise<IWebhookResponseData> {
	const response = await goOnWhenAllAreDecided(visit);
	visit.run.context.getResponseObject().status(200).json({ message: 'Received' });
	return response;
}

async function answerFor(visit: ItemVisit): Promise<IWebhookResponseData> {
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
		// Not 502 or 503: proxies put pages of their own in the place of those, and what was typed would be gone.
		return [422, form({ notice: { kind: 'notSent', ...detail } })];
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
