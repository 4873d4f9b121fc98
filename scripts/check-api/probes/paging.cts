import type { Check } from '../check.cts';
import type { Probe } from '../probe.cts';
import { isSuccess, objectIn, refusalText, refuseOthers } from '../reply.cts';
import { Unanswered } from '../trouble.cts';
import { groupOf } from './reading.cts';

/** Larger than any page that is likely to be served. */
const HUGE = 1000;
/** The largest page that is documented, for folders. */
const DOCUMENTED = 100;

async function isServed(check: Check, result: string, size: number): Promise<boolean> {
	const query = { result_id: result, page_size: size };
	const reply = await check.api.send('listVerifications', { query });
	refuseOthers(reply);
	if (isSuccess(reply)) return true;
	if (reply.status === 401 || reply.status === 403) {
		throw new Unanswered(`Refused: ${refusalText(reply)}`);
	}
	return false;
}

/** The largest size that is served, when a huge one is refused. */
async function largestServed(check: Check, result: string): Promise<number> {
	let [served, refused] = [1, HUGE];
	while (refused - served > 1) {
		const middle = Math.floor((served + refused) / 2);
		if (await isServed(check, result, middle)) served = middle;
		else refused = middle;
	}
	return served;
}

export const pagingProbes: Probe[] = [
	{
		id: 'pageSize',
		question: 'How large may the page of a list be?',
		async ask(check) {
			const { result_id: result, folder_id: folder } = check.verification().original;
			if (typeof result !== 'string') throw new Unanswered('The verification has no result group');
			if (!(await isServed(check, result, 1))) throw new Unanswered('A page of one is refused');
			if (!(await isServed(check, result, HUGE))) {
				const largest = await largestServed(check, result);
				return {
					text: `Up to ${largest}, more is refused`,
					seen: { refusesLargePages: true, maximumPageSize: largest },
				};
			}
			const group = typeof folder === 'string' ? await groupOf(check, folder) : undefined;
			const seen = { refusesLargePages: false };
			if (group === undefined) return { text: `${HUGE} is not refused`, seen };
			const { total = 0, items } = await check.list(
				'listFolders',
				{ group_id: group },
				{ page_size: DOCUMENTED },
			);
			if (items.length >= Math.min(total, DOCUMENTED)) {
				const enough =
					total < DOCUMENTED ? `, but no list was long enough to see more than ${total}` : '';
				return { text: `${HUGE} is not refused${enough}`, seen };
			}
			return {
				text: `More is not refused, but no more than ${items.length} come`,
				seen: { ...seen, maximumPageSize: items.length },
			};
		},
	},
	{
		id: 'pageOffset',
		question: 'Does page_offset count items?',
		async ask(check) {
			const { folder_id: folder } = check.verification().original;
			const group = typeof folder === 'string' ? await groupOf(check, folder) : undefined;
			if (group === undefined) throw new Unanswered('The group of the folder is not known');
			const at = async (offset: number, size: number): Promise<unknown[]> => {
				const query = { page_size: size, page_offset: offset };
				const { items } = await check.list('listFolders', { group_id: group }, query);
				return items.map(({ id }) => id);
			};
			const both = await at(0, 2);
			if (both.length < 2) throw new Unanswered('There is one folder only');
			const [second] = await at(1, 1);
			if (second === both[1]) return { text: 'Yes' };
			return {
				text: 'No, or the order is not always the same',
				isOtherwise: true,
				changes: ['openapi: page_offset of GET /groups/{group_id}/folders does not count items'],
			};
		},
	},
	{
		id: 'undocumentedPaging',
		question: 'How are services and templates paged?',
		row: 'How are services and templates **paged**?',
		async ask(check) {
			for (const list of ['listServices', 'listPrebuiltTemplates', 'listCustomTemplates']) {
				const whole = await check.api.send(list);
				if (!isSuccess(whole)) continue;
				const { items } = objectIn(whole);
				if (!Array.isArray(items) || items.length < 2) continue;
				const page = await check.api.send(list, { query: { page_size: 1 } });
				refuseOthers(page);
				if (!isSuccess(page)) {
					return {
						text: `Asking for a page is refused (${refusalText(page)})`,
						seen: { refusesUndocumentedQuery: true, undocumentedPaging: false },
					};
				}
				const some = objectIn(page)['items'];
				const isPaged = Array.isArray(some) && some.length < items.length;
				return {
					text: isPaged ? 'As the documented lists are' : 'Not: they come whole',
					seen: { undocumentedPaging: isPaged, refusesUndocumentedQuery: false },
				};
			}
			throw new Unanswered('There are not two services or two templates, or they may not be read');
		},
	},
];
