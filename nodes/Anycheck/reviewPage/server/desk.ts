import type { IWebhookResponseData } from 'n8n-workflow';
import { isGone } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { renderMessage } from '../page';
import type { WaitingRun } from '../../run/operation';
import { pickedVerification } from '../../fields/pickers';
import { admits } from './admission';
import { pageCall } from './call';
import { parkedReview } from './decisions';
import { goOnWhenAllAreDecided } from './goOn';
import { answerFor } from './itemPage';
import { sendList } from './list';
import { sendPage, STAYS_PARKED } from './sendPage';
import { pageSetup } from '../settings/setup';
import type { Reviewing } from './visit';

/** Answers a reviewer's browser: the list, a verification's page, one of its documents, or a decision that was sent. */
export async function answerReviewer(run: WaitingRun): Promise<IWebhookResponseData> {
	const { context } = run;
	const asked = askedIn(run);
	const until = asked.reduce(
		(latest, index) => Math.max(latest, Number(run.noteOf(index).until)),
		0,
	);
	const reviewing = { run, asked, review: parkedReview(run.key, until) };
	const call = pageCall(context, asked);
	let { setup } = pageSetup(context);
	const sendMessage = (status: number, kind: 'missing' | 'unavailable') => {
		sendPage(context, status, renderMessage({ kind }, setup));
		return STAYS_PARKED;
	};
	try {
		if (call.isReport) return await answerReport(reviewing);
		// The settings of one item hold for the whole page. One that had failed before may have failed for them.
		const page = pageSetup(context, run.itemOf(asked[0] ?? 0).parameters.value('page'));
		setup = page.setup;
		const visit = { ...reviewing, call, page };
		if (!admits(visit)) return STAYS_PARKED;
		if (call.item === undefined) return await sendList(visit);
		// Without their links the documents are still there for whoever asks by their address.
		const isWithheld = call.document !== undefined && !page.showsDocuments;
		if (isWithheld || !asked.includes(call.item)) return sendMessage(404, 'missing');
		const item = run.itemOf(call.item);
		const id = pickedVerification(item.parameters);
		return await answerFor({ ...visit, index: call.item, item, id });
	} catch (error) {
		const reason = asItemError(error);
		context.logger.warn(`Anycheck could not show a review page: ${reason.message}`);
		return isGone(reason) ? sendMessage(404, 'missing') : sendMessage(503, 'unavailable');
	}
}

/** A sign to look whether somebody has decided elsewhere; what it says is not believed, and it shows nothing. */
async function answerReport(reviewing: Reviewing): Promise<IWebhookResponseData> {
	const response = await goOnWhenAllAreDecided(reviewing);
	reviewing.run.context.getResponseObject().status(200).json({ message: 'Received' });
	return response;
}

function askedIn({ count, noteOf }: WaitingRun): number[] {
	return Array.from({ length: count }, (_, index) => index).filter(
		(index) => noteOf(index).asked === true,
	);
}
