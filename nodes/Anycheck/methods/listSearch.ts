import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { simplify, VERIFICATION_FIELDS } from '../fields/outputShapes';
import type { JsonObject } from '../json/objects';
import { RESULT_GROUP_LABEL } from '../fields/pickers';
import { trimmed } from '../json/text';
import { foldersPage } from '../transport/api/folders';
import { listServices } from '../transport/api/services';
import { listTemplates } from '../transport/api/templates';
import type { ListListener } from '../transport/api/paging';
import { verificationsPage } from '../transport/api/verifications';
import { idFrom } from '../verification/id';
import { listEntries, NotAskedYet, type EntryPage, type Listing } from './listEntries';

/** The lists that the editor's pickers offer. */

/**
 * The verifications of the result group above the list, page by page. The API cannot search, so a search looks at service,
 * status, date and id.
 */
export async function searchVerifications(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const listing: Listing = {
		nothing: 'Nothing here. Is it a verification ID? Choose By ID',
		page: async (client, offset) => {
			const resultId = idAbove(this, 'resultId', RESULT_GROUP_LABEL, 'result');
			const found = await verificationsPage(client, resultId, offset);
			return pageOf(found, offset, verificationEntry);
		},
	};
	return await listEntries(this, listing, filter, paginationToken);
}

/** Service, the end of the id to tell similar ones apart, status and date. Nothing about the person. */
function verificationEntry(verification: JsonObject): INodeListSearchItems {
	const {
		id,
		status,
		service_name: service,
		created_at: created,
	} = simplify(verification, VERIFICATION_FIELDS);
	const date = String(created ?? '').slice(0, 10);
	return entryOf(id, service, `…${String(id).slice(-6)}`, inWords(status), date);
}

/** As the node's other fields say it: `NEED_REVIEW` is Need Review. */
function inWords(status: unknown): string {
	const words = typeof status === 'string' ? status.toLowerCase().split('_') : [];
	return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
}

/** The folders of the group in 'Group ID', page by page, searched by the API. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const search = filter.trim();
	const listing: Listing = {
		nothing: 'There are no folders in this group: create one first',
		isSearched: true,
		page: async (client, offset) => {
			const groupId = idAbove(this, 'groupId', 'Group ID', 'group');
			const found = await foldersPage(client, groupId, search, offset);
			return pageOf(found, offset, ({ id, name }) => entryOf(id, name));
		},
	};
	return await listEntries(this, listing, search, paginationToken);
}

/** All services at once: an API that does not page them would give the first page again and again. */
const SERVICES: Listing = {
	nothing: 'There are no services: ask Fintelite about them',
	page: async (client) => {
		const rest: INodeListSearchItems[] = [];
		const services = await listServices(client, Number.POSITIVE_INFINITY, moreExist(rest));
		return {
			rest,
			entries: services.map(({ id, name, code, is_enabled: isEnabled }) =>
				entryOf(id, name, unlike(name, code), isEnabled === false && 'Not Enabled'),
			),
		};
	},
};

/** The services. The API cannot search, so a search looks at name, code and id. */
export async function searchServices(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await listEntries(this, SERVICES, filter);
}

/** All templates at once, as with the services. */
const TEMPLATES: Listing = {
	nothing: 'There are no templates: create one first',
	page: async (client) => {
		// One after the other: where the first is refused, nobody waits for the second.
		const rest: INodeListSearchItems[] = [];
		const told = moreExist(rest);
		const custom = await listTemplates(client, 'CUSTOM', Number.POSITIVE_INFINITY, told);
		const prebuilt = await listTemplates(client, 'PREBUILT', Number.POSITIVE_INFINITY, told);
		const labelled = (type: string) => (template: JsonObject) =>
			entryOf(template.id, template.name, type);
		return {
			rest,
			entries: [...custom.map(labelled('Custom')), ...prebuilt.map(labelled('Prebuilt'))],
		};
	},
};

/** The templates, the organization's own first. The API cannot search, so a search looks at what is shown. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await listEntries(this, TEMPLATES, filter);
}

/** Adds an entry that cannot be chosen, where the API gives less than it says there is. */
function moreExist(rest: INodeListSearchItems[]): ListListener {
	return ({ isIncomplete }) => {
		if (isIncomplete) rest.splice(0, 1, { name: 'More than these exist: choose By ID', value: '' });
	};
}

/**
 * The id in a field above the list, without which there is nothing to list.
 * @throws NotAskedYet when it is empty, another ItemError when it is no id
 */
function idAbove(
	context: ILoadOptionsFunctions,
	name: string,
	label: string,
	resource: string,
): string {
	const value = context.getCurrentNodeParameter(name);
	if (trimmed(String(value ?? '')) !== '') return idFrom(value, label, resource);
	throw new NotAskedYet(`Enter the '${label}' above, or choose By ID`, '');
}

/** A page of a list that goes on until a page is empty. @param offset how many come before */
function pageOf(
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
function entryOf(id: unknown, ...words: unknown[]): INodeListSearchItems {
	const value = String(id);
	const known = words.filter((word) => typeof word === 'string' && word !== '');
	return { name: known.length > 0 ? known.join(' · ') : value, value };
}

/** A word that says something else than the one before; `BANK_STATEMENT` adds nothing to Bank Statement. */
function unlike(before: unknown, word: unknown): unknown {
	const plain = (text: unknown) => String(text).toLowerCase().replaceAll('_', ' ');
	return plain(before) === plain(word) ? undefined : word;
}
