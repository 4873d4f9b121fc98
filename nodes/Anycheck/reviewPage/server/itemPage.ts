import type { IWebhookResponseData } from 'n8n-workflow';
import { ANSWERED } from '../../run/wait/webhooks';
import type { JsonObject } from '../../json/objects';
import { ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { getVerification } from '../../transport/api/verifications';
import { isBeingProcessed } from '../../verification/statuses';
import {
	readSubmission,
	renderDone,
	renderMessage,
	renderResend,
	renderReview,
	typedIn,
	type Message,
	type SavedBefore,
} from '../page';
import { submitDecision, type SubmitResult } from './decide';
import { serveDocument } from './documents';
import { leavesWriting } from '../settings/saveDecision';
import { NOT_SAVED, redirect, sendPage } from './http';
import { sendReceipt } from './receipts';
import {
	decidedOf,
	isDecidedElsewhere,
	readIfPossible,
	resumeWhenAllAreDecided,
	standingDecision,
	undecided,
} from './resume';
import {
	barOf,
	carriedParameters,
	isFormFor,
	isFormOf,
	formTarget,
	itemViewer,
	listLink,
	type ItemRequest,
} from './session';

/** Answers a request for one verification: its page, one of its documents, or a decision that was sent. */
export async function handleItemRequest(review: ItemRequest): Promise<IWebhookResponseData> {
	const { run, request, index, item, id } = review;
	if (request.document !== undefined) {
		const verification = await getVerification(item.client, id);
		await serveDocument(run.context, item.client, verification, request.document);
		return ANSWERED;
	}
	if (request.isPost && !isFormOf(run, index, request.body)) return refuse(review, 'foreign');
	if (request.isPost && !isFormFor(review)) return refuse(review, 'otherReader');
	if (await isStillDecided(review)) return await showDecided(review);
	const bar = barOf(review);
	if (bar !== undefined) return await showBarred(review, bar);
	if (!request.isPost) return await showForm(review);
	return await answerSubmission(review, await submit(review));
}

/** What was decided here may have been changed in AnyCheck since. */
async function isStillDecided({ run, memory, index, item, id }: ItemRequest): Promise<boolean> {
	if (!memory.decisions.has(index)) return false;
	const now = await readIfPossible(item.client, id).catch(asItemError);
	if (now instanceof ItemError) return true;
	return standingDecision(memory, index, now, run.noteOf(index)) !== undefined;
}

async function submit(review: ItemRequest): Promise<SubmitResult> {
	const { run, request, settings, memory, index, item, id } = review;
	memory.deciding.add(index);
	try {
		return await submitDecision(item.client, id, request.body, settings.setup, {
			memory,
			index,
			person: review.person,
			collects: leavesWriting(item.parameters),
			isDecidedElsewhere: (verification) => isDecidedElsewhere(verification, run.noteOf(index)),
			toItem: itemViewer(review),
		});
	} finally {
		memory.deciding.delete(index);
	}
}

/** Who must not decide may read everything, also the other parts of a long form, but whatever he sends decides nothing. */
async function showBarred(
	review: ItemRequest,
	bar: 'first' | 'rule',
): Promise<IWebhookResponseData> {
	const { run, request, item, id, settings } = review;
	const verification = await getVerification(item.client, id);
	const shown = itemViewer(review)(verification);
	const setup = { ...settings.setup, allowEditing: false };
	const sent = request.isPost ? readSubmission(request.body, shown, setup) : undefined;
	const part = sent?.kind === 'again' ? { typed: sent.typed } : {};
	const status = sent === undefined || sent.kind === 'again' ? 200 : 403;
	sendPage(
		run.context,
		status,
		renderReview(shown, setup, { ...formTarget(review), ...part, bar }),
	);
	return ANSWERED;
}

/** Nothing of what was sent is shown: it may have been typed about somebody else. */
function refuse(review: ItemRequest, kind: 'foreign' | 'otherReader'): IWebhookResponseData {
	const { action: formHref } = formTarget(review);
	const message = { kind, formHref, ...listLink(review) } as const;
	sendPage(review.run.context, 409, renderMessage(message, review.settings.setup));
	return ANSWERED;
}

/** Answers with the form, or tells that somebody has decided elsewhere. */
async function showForm(review: ItemRequest): Promise<IWebhookResponseData> {
	const { run, settings, memory, index, item, id } = review;
	const verification = await getVerification(item.client, id);
	const decision = standingDecision(memory, index, verification, run.noteOf(index));
	if (decision !== undefined) return await showDecided(review);
	if (isDecidedElsewhere(verification, run.noteOf(index))) {
		return await showDecided(review, 200, verification);
	}
	if (isBeingProcessed(verification.status)) {
		const message = { kind: 'notReady', saved: savedBefore(review), ...listLink(review) } as const;
		sendPage(run.context, 200, renderMessage(message, settings.setup));
		return ANSWERED;
	}
	const shown = itemViewer(review)(verification);
	const saved = savedBefore(review);
	const state = { ...formTarget(review), ...(saved && { saved }) };
	sendPage(run.context, 200, renderReview(shown, settings.setup, state));
	return ANSWERED;
}

/** The decision that led here, as far as this process knows of it. */
function savedBefore(review: ItemRequest): SavedBefore | undefined {
	const { request, memory } = review;
	const { after } = request;
	const decision = after === undefined ? undefined : memory.decisions.get(after);
	if (after === undefined || decision === undefined) return undefined;
	return {
		...decidedOf(decision),
		href: request.href({ ...carriedParameters(review), item: after }),
		left: undecided(review).length,
		isCollected: decision.isCollected === true,
	};
}

async function answerSubmission(
	review: ItemRequest,
	sent: SubmitResult,
): Promise<IWebhookResponseData> {
	const { run, settings, request, index } = review;
	switch (sent.kind) {
		case 'decidedBefore':
			return await showDecided(review);
		case 'decidedElsewhere':
			return await showDecided(review, 410, sent.verification);
		case 'overtaken':
			return await showOvertaken(review, sent.verification);
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
			sendReceipt(review, index, sent.decision);
			const response = await resumeWhenAllAreDecided(review);
			const left = undecided(review);
			const mine = left.filter(
				(other) => barOf({ ...review, index: other, item: run.itemOf(other) }) === undefined,
			);
			const next = mine.find((other) => other > index) ?? mine[0];
			if (next !== undefined) {
				// Whoever has many to decide gets the next one at once, and is told there that this one is saved.
				redirect(
					run.context,
					request.href({ ...carriedParameters(review), item: next, after: index }),
				);
				return response;
			}
			const {
				label,
				changes,
				reasons,
				comment,
				name,
				verification = {},
				isCollected,
			} = sent.decision;
			const done = {
				item: itemViewer(review)(verification),
				isCollected: isCollected === true,
				decision: label,
				changes,
				reasons,
				comment,
				name,
				left: left.length,
				...listLink(review),
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
		const { apiMessage, inDoubt } = sent.error.facts;
		if (inDoubt === true) return [NOT_SAVED, form({ notice: { kind: 'unknown' } })];
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

/** Told at once; the workflow goes on with what AnyCheck has, first through whoever wrote that. */
async function showOvertaken(
	review: ItemRequest,
	verification: JsonObject,
): Promise<IWebhookResponseData> {
	const { run, request, settings } = review;
	const message: Message = {
		kind: 'overtaken',
		decided: { decision: String(verification.status) },
		typed: typedIn(request.body),
		item: itemViewer(review)(verification),
		...listLink(review),
	};
	sendPage(run.context, 409, renderMessage(message, settings.setup));
	return await resumeWhenAllAreDecided(review);
}

/** @param elsewhere the verification, where it was not decided on this page */
async function showDecided(
	review: ItemRequest,
	status = 410,
	elsewhere?: JsonObject,
): Promise<IWebhookResponseData> {
	const { run, memory, index, request, settings } = review;
	const decision = memory.decisions.get(index);
	const verification = elsewhere ?? decision?.verification;
	const message: Message = {
		kind: 'decided',
		...(elsewhere && { decided: { decision: String(elsewhere.status) } }),
		...(!elsewhere && decision && { decided: decidedOf(decision) }),
		...(request.isPost && { typed: typedIn(request.body) }),
		...(verification && { item: itemViewer(review)(verification) }),
		...listLink(review),
	};
	const response = await resumeWhenAllAreDecided(review);
	sendPage(run.context, status, renderMessage(message, settings.setup));
	return response;
}
