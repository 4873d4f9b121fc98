import type { IWebhookResponseData } from 'n8n-workflow';
import { isGone } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { pinnedVerification } from '../../fields/pickers';
import type { WaitingRun } from '../../run/operation';
import { ANSWERED } from '../../run/wait/webhooks';
import { renderMessage, renderResend, typedIn } from '../page';
import { settingsForReader, setupForReader } from '../settings/pageSettings';
import { admit } from './admission';
import { NOT_SAVED, readPageRequest, sendPage } from './http';
import { handleItemRequest } from './itemPage';
import { sendListPage } from './listPage';
import { reviewMemoryOf } from './memory';
import { exchangeReceipts, sealKeyOf } from './receipts';
import { resumeWhenAllAreDecided } from './resume';
import { carriedParameters, isFormOf, type ReviewSession } from './session';

/** Answers a reviewer's browser: the list, a verification's page, one of its documents, or a decision that was sent. */
export async function handleReviewRequest(run: WaitingRun): Promise<IWebhookResponseData> {
	const { context } = run;
	const asked = askedIn(run);
	const until = asked.reduce(
		(latest, index) => Math.max(latest, Number(run.noteOf(index).until)),
		0,
	);
	const memory = reviewMemoryOf(run.key, until);
	const session: ReviewSession = { run, asked, memory, sealKey: undefined };
	const request = readPageRequest(context, asked);
	let setup = setupForReader(context);
	if (request.isHead) {
		sendPage(context, 200, '');
		return ANSWERED;
	}
	const { item: index, body } = request;
	const isForm =
		request.isPost && index !== undefined && asked.includes(index) && isFormOf(run, index, body);
	const sendMessage = (status: number, kind: 'missing' | 'unavailable') => {
		const message = { kind, ...(isForm && { typed: typedIn(body) }) };
		sendPage(context, status, renderMessage(message, setup));
		return ANSWERED;
	};
	try {
		if (request.isReport) return await handleReport(session);
		// The settings of one item hold for the whole page. One that had failed before may have failed for them.
		const { parameters } = run.itemOf(asked[0] ?? 0);
		const settings = settingsForReader(context, parameters);
		setup = settings.setup;
		const { reviewers } = settings;
		const admitted = await admit({ ...session, request, settings });
		if (admitted === 'answered') return ANSWERED;
		setup = { ...setup, ...admitted };
		const sealKey = await sealKeyOf(run, reviewers.isProven);
		const review = { ...session, sealKey, request, settings: { ...settings, setup }, ...admitted };
		exchangeReceipts(review);
		if (request.item === undefined) return await sendListPage(review);
		// Without their links the documents are still there for whoever asks by their address.
		const isWithheld = request.document !== undefined && !settings.showsDocuments;
		if (isWithheld || !asked.includes(request.item)) return sendMessage(404, 'missing');
		const item = run.itemOf(request.item);
		const id = pinnedVerification(item.parameters, run.noteOf(request.item));
		return await handleItemRequest({ ...review, index: request.item, item, id });
	} catch (error) {
		const reason = asItemError(error);
		context.logger.warn(`Anycheck could not show a review page: ${reason.message}`);
		if (isGone(reason)) return sendMessage(404, 'missing');
		if (!isForm) return sendMessage(503, 'unavailable');
		const action = request.href({ ...carriedParameters({ request }), item: index });
		sendPage(context, NOT_SAVED, renderResend(setup, { action, body }));
		return ANSWERED;
	}
}

/** A report is a hint to check whether somebody has decided elsewhere: it is not believed, and shows nothing. */
async function handleReport(session: ReviewSession): Promise<IWebhookResponseData> {
	const response = await resumeWhenAllAreDecided(session);
	session.run.context.getResponseObject().status(200).json({ message: 'Received' });
	return response;
}

function askedIn({ count, noteOf }: WaitingRun): number[] {
	return Array.from({ length: count }, (_, index) => index).filter(
		(index) => noteOf(index).asked === true,
	);
}
