import type { JsonObject } from '../json/objects';
import { valueAt } from '../json/paths';
import type { Delivery } from './delivery';
import { instantOf, statusOf } from './values';

/** Which changes start the workflow; an empty list lets everything through. */
export interface ChangeFilter {
	statuses: readonly string[];
	/** Whether the verification still has to be in the status that the delivery tells. */
	onlyIfCurrent: boolean;
	serviceIds: readonly string[];
	folderIds: readonly string[];
	resultIds: readonly string[];
}

export type FilterName = 'status' | 'service' | 'folder' | 'result';

/** `undecided`: the delivery does not say enough, the verification itself would. */
export type Selection =
	| { kind: 'selected' }
	| { kind: 'ignored'; by: FilterName }
	| { kind: 'undecided'; missing: FilterName };

/**
 * Whether the change is one that the user wants to hear of. With the verification the answer is never `undecided`, and the
 * verification's own service, folder and result go before those that the delivery tells.
 *
 * @param verification as the API answers it, fetched after the delivery came
 */
export function select(
	filter: ChangeFilter,
	delivery: Delivery,
	verification?: JsonObject,
): Selection {
	const idAt = (path: string) => textIn(verification && valueAt(verification, path));
	const id = (wanted: readonly string[], own: string | undefined, told: string | undefined) =>
		ofId(wanted, own ?? told, verification !== undefined);
	const kinds: Array<[FilterName, Selection['kind']]> = [
		['status', ofStatus(filter, delivery, verification)],
		['service', id(filter.serviceIds, idAt('service.id'), delivery.serviceId)],
		['folder', id(filter.folderIds, idAt('folder_id'), delivery.folderId)],
		['result', id(filter.resultIds, idAt('result_id'), delivery.resultId)],
	];
	const first = (wanted: Selection['kind']) => kinds.find(([, kind]) => kind === wanted)?.[0];
	const ignored = first('ignored');
	if (ignored !== undefined) return { kind: 'ignored', by: ignored };
	const undecided = first('undecided');
	return undecided === undefined ? { kind: 'selected' } : { kind: 'undecided', missing: undecided };
}

/**
 * Whether the verification is as it was before the change that the delivery tells of, by its date: the API may have answered
 * from a copy that lags behind, or the delivery is an old one that was dated anew. Only asking again tells.
 */
export function isBehind(verification: JsonObject, delivery: Delivery): boolean {
	const { status, occurredAt } = delivery;
	const updatedAt = instantOf(verification.updated_at);
	if (status === undefined || occurredAt === undefined || updatedAt === undefined) return false;
	return statusOf(verification.status) !== status && updatedAt < occurredAt;
}

function ofStatus(
	filter: ChangeFilter,
	delivery: Delivery,
	verification?: JsonObject,
): Selection['kind'] {
	const current = statusOf(verification?.status);
	const status = delivery.status ?? current;
	const isWanted =
		filter.statuses.length === 0 || filter.statuses.some((wanted) => statusOf(wanted) === status);
	if (status === undefined && !isWanted) return verification ? 'ignored' : 'undecided';
	if (!isWanted) return 'ignored';
	if (!filter.onlyIfCurrent) return 'selected';
	if (verification === undefined) return 'undecided';
	return current === status ? 'selected' : 'ignored';
}

function ofId(
	wanted: readonly string[],
	id: string | undefined,
	isFinal: boolean,
): Selection['kind'] {
	if (wanted.length === 0) return 'selected';
	if (id === undefined) return isFinal ? 'ignored' : 'undecided';
	const isWanted = wanted.some((one) => one.trim().toLowerCase() === id.toLowerCase());
	return isWanted ? 'selected' : 'ignored';
}

function textIn(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
