import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { isTransient, type ItemError } from '../errors/itemError';
import { asItemError, toNodeError } from '../errors/nodeError';
import { createClient, type ApiClient } from '../transport/client';
import { matches, type EntryPage } from './entries';

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
 * @throws n8n's error for what may be over when the list is opened again: the editor shows it and asks again, but would
 * keep an entry until a field of the node is changed
 */
export async function listEntries(
	context: ILoadOptionsFunctions,
	listing: Listing,
	filter = '',
	paginationToken: unknown = '0',
): Promise<INodeListSearchResult> {
	try {
		const client = await createClient(context);
		return await search(client, listing, filter, String(paginationToken)).catch(
			(error: unknown) => ({ results: [reasonEntry(asItemError(error))] }),
		);
	} catch (error) {
		throw toNodeError(context.getNode(), asItemError(error), 0);
	}
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
		const { entries, next } = await page(client, offset);
		const results = entries.filter(fits);
		isFilled ||= results.length > 0;
		if (next === undefined) {
			return { results: isFilled ? results : [hint(filter === '' ? nothing : NO_MATCH)] };
		}
		offset = next;
		if (results.length > 0 || pages === MAX_PAGES) {
			const paginationToken = `${offset}${isFilled ? FILLED : ''}`;
			return { results: isFilled ? results : [noneOf(offset)], paginationToken };
		}
	}
}

const NO_MATCH = 'Nothing matches: change the search, or choose By ID';

function noneOf(count: number): INodeListSearchItems {
	return hint(`None of the first ${count} matches: change the search, or choose By ID`);
}

function hint(name: string): INodeListSearchItems {
	return { name, value: '' };
}

/** What happened and what to do, without what the API adds. @throws ItemError what may be over soon */
function reasonEntry(reason: ItemError): INodeListSearchItems {
	if (isTransient(reason) || reason.facts.httpStatus === 401) throw reason;
	const [advice = ''] = reason.description.split('\n');
	return hint(advice === '' ? reason.message : `${reason.message}. ${advice}`);
}
