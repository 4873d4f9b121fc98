import type { ReviewItem } from '../page';
import type { JsonObject } from '../../json/objects';
import type { Item, WaitingRun } from '../../run/operation';
import type { PageCall } from './call';
import type { ParkedReview } from './decisions';
import { presented } from './presented';
import type { PageSetup } from '../settings/setup';

/** A parked review and how far it is. */
export interface Reviewing {
	run: WaitingRun;
	/** The items that people are asked about, in input order; the others had failed before. */
	asked: readonly number[];
	review: ParkedReview;
}

/** A call of a reviewer's browser, with all that its answer needs. */
export interface Visit extends Reviewing {
	call: PageCall;
	page: PageSetup;
}

/** A visit to the page of one item. */
export interface ItemVisit extends Visit {
	index: number;
	item: Item;
	id: string;
}

/** The parameters that all addresses of this visit carry on. */
export function own({ call }: Visit): Record<string, string> {
	return call.pass === '' ? {} : { pass: call.pass };
}

/** The way back to the list, where there is one. */
export function listOf(visit: Visit): { listHref?: string } {
	return visit.asked.length > 1 ? { listHref: visit.call.href(own(visit)) } : {};
}

/** Where the form of this page goes. */
export function stateOf(visit: ItemVisit): { action: string; listHref?: string } {
	const { call, index } = visit;
	return { action: call.href({ ...own(visit), item: index }), ...listOf(visit) };
}

/** How this page shows a verification. */
export function shownBy(visit: ItemVisit): (verification: JsonObject) => ReviewItem {
	const { run, call, index, item, page } = visit;
	const documentHref = (document: number) => call.href({ ...own(visit), item: index, document });
	return (verification) =>
		presented(
			verification,
			String(index),
			item.parameters,
			page.showsDocuments ? documentHref : undefined,
			run.key,
		);
}
