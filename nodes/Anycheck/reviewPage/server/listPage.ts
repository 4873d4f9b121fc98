import type { IWebhookResponseData } from 'n8n-workflow';
import { asItemError } from '../../errors/nodeError';
import { pinnedVerification } from '../../fields/pickers';
import { runPool } from '../../run/pool';
import { ANSWERED } from '../../run/wait/webhooks';
import { getVerification } from '../../transport/api/verifications';
import { renderList, type ListEntry } from '../page';
import { sendPage } from './http';
import {
	decidedOf,
	isDecidedElsewhere,
	READS_AT_A_TIME,
	resumeWhenAllAreDecided,
	standingDecision,
} from './resume';
import { carriedParameters, reviewItemFor, type ReviewRequest } from './session';

/** Answers with the page that lists the verifications that are asked about, and how far their review is. */
export async function sendListPage(review: ReviewRequest): Promise<IWebhookResponseData> {
	const { run, asked, settings } = review;
	const entries: ListEntry[] = [];
	await runPool(
		asked.length,
		() => READS_AT_A_TIME,
		async (row) => {
			entries[row] = await entryOf(review, asked[row] ?? 0);
		},
		() => false,
	);
	const isOver = entries.every(({ decided }) => decided !== undefined);
	const response = isOver ? await resumeWhenAllAreDecided(review) : ANSWERED;
	sendPage(run.context, 200, renderList(entries, settings.setup));
	return response;
}

async function entryOf(review: ReviewRequest, index: number): Promise<ListEntry> {
	const { run, memory, request } = review;
	const href = request.href({ ...carriedParameters(review), item: index });
	const known = memory.decisions.get(index);
	const { parameters, client } = run.itemOf(index);
	try {
		const verification =
			known?.verification ??
			(await getVerification(client, pinnedVerification(parameters, run.noteOf(index))));
		const item = reviewItemFor(verification, String(index), parameters, undefined);
		const decision = standingDecision(memory, index, verification, run.noteOf(index));
		if (decision !== undefined) return { item, href, decided: decidedOf(decision) };
		if (!isDecidedElsewhere(verification, run.noteOf(index))) return { item, href };
		return { item, href, decided: { decision: item.status } };
	} catch (error) {
		const { message } = asItemError(error);
		run.context.logger.warn(`Anycheck could not list a verification to review: ${message}`);
		return { href };
	}
}
