import type { IWebhookResponseData } from 'n8n-workflow';
import { asItemError } from '../../errors/nodeError';
import { renderList, type ListEntry } from '../page';
import { getVerification } from '../../transport/api/verifications';
import { runPool } from '../../run/pool';
import { pickedVerification } from '../../fields/pickers';
import { own, type Visit } from './visit';
import { goOnWhenAllAreDecided, isDecidedElsewhere } from './goOn';
import { presented } from './presented';
import { sendPage, STAYS_PARKED } from './sendPage';

/** Verifications that are read side by side. */
const READS_AT_A_TIME = 10;

/** Answers with the page that lists the verifications that are asked about, and how far their review is. */
export async function sendList(visit: Visit): Promise<IWebhookResponseData> {
	const { run, asked, page } = visit;
	const entries: ListEntry[] = [];
	await runPool(
		asked.length,
		() => READS_AT_A_TIME,
		async (row) => {
			entries[row] = await entryOf(visit, asked[row] ?? 0);
		},
		() => false,
	);
	const isOver = entries.every(({ decided }) => decided !== undefined);
	const response = isOver ? await goOnWhenAllAreDecided(visit) : STAYS_PARKED;
	sendPage(run.context, 200, renderList(entries, page.setup));
	return response;
}

async function entryOf(visit: Visit, index: number): Promise<ListEntry> {
	const { run, review, call } = visit;
	const href = call.href({ ...own(visit), item: index });
	const decision = review.decisions.get(index);
	const { parameters, client } = run.itemOf(index);
	try {
		const verification =
			decision?.verification ?? (await getVerification(client, pickedVerification(parameters)));
		const item = presented(verification, String(index), parameters, undefined, run.key);
		if (decision !== undefined) {
			return {
				item,
				href,
				decided: { decision: decision.label, name: decision.name, at: decision.at },
			};
		}
		if (!isDecidedElsewhere(verification, run.noteOf(index))) return { item, href };
		return { item, href, decided: { decision: item.status } };
	} catch (error) {
		const { message } = asItemError(error);
		run.context.logger.warn(`Anycheck could not list a verification to review: ${message}`);
		return { href };
	}
}
