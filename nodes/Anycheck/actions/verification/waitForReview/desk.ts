import type { IWebhookResponseData } from 'n8n-workflow';
import { asItemError } from '../../../errors/nodeError';
import { renderDone, renderMessage, renderReview, type ReviewItem } from '../../../review';
import { getVerification } from '../../../transport/verifications';
import type { JsonObject } from '../../../verification/objects';
import type { Item } from '../../operation';
import type { ParkedRun } from '../../parkedRun';
import { pickedVerification } from '../fields';
import { admits } from './admission';
import { pageCall, type PageCall } from './call';
import { sendDecision, type Sent } from './decide';
import { parkedReview, type ParkedReview } from './decisions';
import { serveDocument } from './documents';
import { goOnWhenAllAreDecided, undecided } from './goOn';
import { sendList } from './list';
import { presented } from './presented';
import { sendPage, STAYS_PARKED } from './sendPage';
import { pageSetup, type PageSetup } from './setup';

/** A call of a reviewer's browser, with all that its answer needs. */
export interface Visit {
	run: ParkedRun;
	/** Tells the parked run from all others. */
	runKey: string;
	call: PageCall;
	review: ParkedReview;
	page: PageSetup;
}

/** A visit to the page of one item. */
interface ItemVisit extends Visit {
	index: number;
	item: Item;
	id: string;
}

/** Answers a reviewer's browser: the list, a verification's page, one of its documents, or a decision that was sent. */
export async function answerReviewer(run: ParkedRun): Promise<IWebhookResponseData> {
	const { context, count } = run;
	const runKey = `${context.getExecutionId()}/${context.getNode().id}`;
	const call = pageCall(context, count);
	const { parameters } = run.itemOf(call.item ?? 0);
	const page = pageSetup(context, parameters);
	const visit = { run, runKey, call, review: parkedReview(runKey), page };
	try {
		if (!admits(visit)) return STAYS_PARKED;
		if (call.item === undefined) return await sendList(visit);
		const item = run.itemOf(call.item);
		const id = pickedVerification(item.parameters);
		return await answerFor({ ...visit, index: call.item, item, id });
	} catch (error) {
		const { message, facts } = asItemError(error);
		context.logger.warn(`Anycheck could not show a review page: ${message}`);
		const isGone = facts.httpStatus === 404;
		const kind = isGone ? 'missing' : 'unavailable';
		sendPage(context, isGone ? 404 : 502, renderMessage({ kind }, page.setup));
		return STAYS_PARKED;
	}
}

async function answerFor(visit: ItemVisit): Promise<IWebhookResponseData> {
	const { run, call, review, index, item, id } = visit;
	const decided = review.decisions.get(index);
	if (call.document !== undefined) {
		const verification = await getVerification(item.client, id);
		await serveDocument(run.context, item.client, verification, call.document);
		return STAYS_PARKED;
	}
	if (decided !== undefined) return sendDecidedBefore(visit);
	if (!call.isPost) {
		const shown = shownBy(visit)(await getVerification(item.client, id));
		sendPage(run.context, 200, renderReview(shown, visit.page.setup, stateOf(visit)));
		return STAYS_PARKED;
	}
	const sent = await sendDecision(item.client, id, call.body, visit.page.setup, {
		isDecided: () => review.decisions.has(index),
		present: shownBy(visit),
	});
	return await answerSent(visit, sent);
}

async function answerSent(visit: ItemVisit, sent: Sent): Promise<IWebhookResponseData> {
	const { run, review, index, page, call } = visit;
	switch (sent.kind) {
		case 'decidedBefore':
			return sendDecidedBefore(visit);
		case 'again':
		case 'notSent':
			sendPage(run.context, ...formAgain(visit, sent));
			return STAYS_PARKED;
		case 'decided': {
			review.decisions.set(index, sent.decision);
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
				...(run.count > 1 && { listHref: call.href(own(visit)) }),
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
		return [502, form({ notice: { kind: 'notSent', ...detail } })];
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

function sendDecidedBefore(visit: ItemVisit): IWebhookResponseData {
	const { run, review, index, page, call } = visit;
	const decision = review.decisions.get(index);
	const message = {
		kind: 'decided' as const,
		...(decision && {
			decided: { decision: decision.label, name: decision.name, at: decision.at },
		}),
		...(run.count > 1 && { listHref: call.href(own(visit)) }),
	};
	sendPage(run.context, 410, renderMessage(message, page.setup));
	return STAYS_PARKED;
}

function shownBy(visit: ItemVisit): (verification: JsonObject) => ReviewItem {
	const { call, index, item, page } = visit;
	const documentHref = (document: number) => call.href({ ...own(visit), item: index, document });
	return (verification) =>
		presented(
			verification,
			String(index),
			item.parameters,
			page.showsDocuments ? documentHref : undefined,
		);
}

function stateOf(visit: ItemVisit): { action: string; listHref?: string } {
	const { run, call, index } = visit;
	return {
		action: call.href({ ...own(visit), item: index }),
		...(run.count > 1 && { listHref: call.href(own(visit)) }),
	};
}

/** The parameters that all addresses of this visit carry on. */
export function own({ call }: Visit): Record<string, string> {
	return call.pass === '' ? {} : { pass: call.pass };
}
