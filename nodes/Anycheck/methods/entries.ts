import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { idFrom } from '../verification/id';
import type { JsonObject } from '../json/objects';

/** Some entries of a list, and where the next ones begin if there may be more. */
export interface EntryPage {
	entries: INodeListSearchItems[];
	next?: number;
}

/** A page of a list that goes on until a page is empty. @param offset how many come before */
export function pageOf(
	found: JsonObject[],
	offset: number,
	entry: (resource: JsonObject) => INodeListSearchItems,
): EntryPage {
	return {
		entries: found.map(entry),
		...(found.length > 0 && { next: offset + found.length }),
	};
}

/** One thing to choose, named by those of the words that there are. */
export function entryOf(id: unknown, ...words: unknown[]): INodeListSearchItems {
	const value = String(id);
	const known = words.filter((word) => typeof word === 'string' && word !== '');
	return { name: known.length > 0 ? known.join(' · ') : value, value };
}

/** A word that says something else than the one before; `BANK_STATEMENT` adds nothing to Bank Statement. */
export function unlike(before: unknown, word: unknown): unknown {
	const plain = (text: unknown) => String(text).toLowerCase().replaceAll('_', ' ');
	return plain(before) === plain(word) ? undefined : word;
}

/** Whether an entry's name or id has all words of a search. */
export function matches(filter: string): (item: INodeListSearchItems) => boolean {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return ({ name, value }) => {
		const text = `${name} ${value}`.toLowerCase().replaceAll('_', ' ');
		return words.every((word) => text.includes(word.replaceAll('_', ' ')));
	};
}

/** Nobody has told yet of what to list the entries. */
export class NotAskedYet extends ItemError {}

/**
 * The id in a field above the list, without which there is nothing to list.
 * @throws NotAskedYet when it is empty, another ItemError when it is no id
 */
export function idAbove(
	context: ILoadOptionsFunctions,
	name: string,
	label: string,
	resource: string,
): string {
	const value = context.getCurrentNodeParameter(name);
	if (String(value ?? '').trim() !== '') return idFrom(value, label, resource);
	throw new NotAskedYet(`Enter the '${label}' above, or choose By ID`, '');
}
