import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { asItemError, toNodeError } from '../errors/nodeError';
import { createClient } from '../transport/client';
import { verificationsPage } from '../transport/verifications';
import { idFrom } from '../verification/id';
import type { JsonObject } from '../verification/objects';
import { simplify, VERIFICATION_FIELDS } from '../verification/simplify';

/** Pages read for one search at most, so that a rare word in a large group does not keep the editor waiting. */
const MAX_PAGES = 10;

/**
 * The editor's list of verifications: those of the result group in 'Result ID', page by page. The API cannot search, so
 * a search looks at service, status, date and id of each page until something fits.
 */
export async function searchVerifications(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	try {
		const resultId = idFrom(this.getCurrentNodeParameter('resultId'), 'Result ID', 'result');
		const client = await createClient(this);
		let offset = Number(paginationToken ?? 0);
		for (let pages = 1; ; pages++) {
			const found = await verificationsPage(client, resultId, offset);
			const results = found.map(entry).filter(matches(filter));
			if (found.length === 0) return { results };
			offset += found.length;
			if (results.length > 0 || pages === MAX_PAGES) {
				return { results, paginationToken: String(offset) };
			}
		}
	} catch (error) {
		throw toNodeError(this.getNode(), asItemError(error), 0);
	}
}

/** Service, the end of the id to tell similar ones apart, status and date. Nothing about the person. */
function entry(verification: JsonObject): INodeListSearchItems {
	const {
		id,
		status,
		service_name: service,
		created_at: created,
	} = simplify(verification, VERIFICATION_FIELDS);
	const value = String(id);
	const parts = [
		service,
		`…${value.slice(-6)}`,
		inWords(status),
		String(created ?? '').slice(0, 10),
	];
	return { name: parts.filter(Boolean).join(' · '), value };
}

/** As the node's other fields say it: `NEED_REVIEW` is Need Review. */
function inWords(status: unknown): string {
	const words = typeof status === 'string' ? status.toLowerCase().split('_') : [];
	return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
}

function matches(filter = ''): (item: INodeListSearchItems) => boolean {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return ({ name, value }) => {
		const text = `${name} ${value}`.toLowerCase().replaceAll('_', ' ');
		return words.every((word) => text.includes(word.replaceAll('_', ' ')));
	};
}
