import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { endsSession } from '../errors/catalogue';
import { ItemError, saysNothing } from '../errors/itemError';
import { asItemError, toNodeError } from '../errors/nodeError';
import { createClient, type ApiClient } from '../transport/api/client';
import { EDITOR_LIMITS } from '../transport/http/limits';

/** Some entries of a list, and where the next ones begin if there may be more. */
export interface EntryPage {
	entries: INodeListSearchItems[];
	next?: number;
	/** Shown after them, whatever is searched for. */
	rest?: INodeListSearchItems[];
}

/** Nobody has told yet of what to list the entries. */
export class NotAskedYet extends ItemError {}

/** A list that the editor offers to choose from. */
export interface Listing {
	/** Said where there is none at all, e.g. "There are no folders in this group". */
	nothing: string;
	/** Whether the API searches. Otherwise name and id of each entry are looked through. */
	isSearched?: boolean;
	/** @param offset how many entries come before @throws ItemError */
	page(client: ApiClient, offset: number): Promise<EntryPage>;
}

/** Pages read for one search at most, so that a rare word in a long list does not keep the editor waiting. */
const MAX_PAGES = 10;

/** Ends the token of a list of which something has been shown already. */
const FILLED = '+';

/**
 * The entries of one page of a list that fit the search; further pages are read until something fits. Where there is
 * nothing to choose, one entry without a value says why and what to do.
 *
 * @param filter what was typed into the search
 * @param paginationToken where the last page ended
 * @throws n8n's error when there is no answer or a refusal: the editor shows its advice too, of which an entry has room
 * for some 55 letters, and asks again when the list is opened again
 */
export async function listEntries(
	context: ILoadOptionsFunctions,
	listing: Listing,
	filter = '',
	paginationToken: unknown = '0',
): Promise<INodeListSearchResult> {
	const token = String(paginationToken);
	try {
		return await search(await createClient(context, EDITOR_LIMITS), listing, filter, token);
	} catch (error) {
		const reason = asItemError(error);
		if (isEntry(reason, token)) return { results: [hint(reason.message)] };
		throw toNodeError(context.getNode(), reason, 0);
	}
}

/** A failure would hide what the list shows already, unless asking again may help. */
function isEntry(reason: ItemError, token: string): boolean {
	if (reason instanceof NotAskedYet) return true;
	const { httpStatus = 0, errorCode = '' } = reason.facts;
	return token.endsWith(FILLED) && !saysNothing(reason) && !endsSession(httpStatus, errorCode);
}

async function search(
	client: ApiClient,
	{ page, isSearched = false, nothing }: Listing,
	filter: string,
	token: string,
): Promise<INodeListSearchResult> {
	const fits = isSearched ? () => true : matches(filter);
	let isFilled = token.endsWith(FILLED);
	for (let offset = Number.parseInt(token, 10), pages = 1; ; pages++) {
		const { entries, next, rest = [] } = await page(client, offset);
		const results = entries.filter(fits);
		isFilled ||= results.length > 0;
		if (next === undefined) {
			const shown = isFilled ? results : [hint(filter === '' ? nothing : NO_MATCH)];
			return { results: [...shown, ...rest] };
		}
		offset = next;
		if (results.length > 0 || pages === MAX_PAGES) {
			const paginationToken = `${offset}${isFilled ? FILLED : ''}`;
			return { results: isFilled ? results : [noneOf(offset)], paginationToken };
		}
	}
}

/** Whether an entry's name or id has all words of a search. */
function matches(filter: string): (item: INodeListSearchItems) => boolean {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return ({ name, value }) => {
		const text = `${name} ${value}`.toLowerCase().replaceAll('_', ' ');
		return words.every((word) => text.includes(word.replaceAll('_', ' ')));
	};
}

const NO_MATCH = 'Nothing matches: change the search, or choose By ID';

function noneOf(count: number): INodeListSearchItems {
	return hint(`Not in the first ${count}: change the search, or choose By ID`);
}

function hint(name: string): INodeListSearchItems {
	return { name, value: '' };
}
