import { isObject, ownValue, type JsonObject } from '../json/objects';
import type { Delivery } from './delivery';
import { instantOf } from './instant';
import { statusOf } from './statuses';

/** Which changes start the workflow; an empty list lets everything through. */
export interface Choice {
	statuses: readonly string[];
	/** Whether the verification still has to be in the status that the delivery tells. */
	onlyIfCurrent: boolean;
	serviceIds: readonly string[];
	folderIds: readonly string[];
	resultIds: readonly string[];
}

export type Filter = 'status' | 'service' | 'folder' | 'result';

/** `undecided`: the delivery does not say enough, the verification itself would. */
export type Selection =
	| { kind: 'selected' }
	| { kind: 'passedOver'; by: Filter }
	| { kind: 'undecided'; missing: Filter };

type Verdict = 'selected' | 'passedOver' | 'undecided';

/**
 * Whether the change is one that the user wants to hear of. With the verification the answer is never `undecided`, and the
 * verification's own service, folder and result go before those that the delivery tells.
 *
 * @param verification as the API answers it, fetched after the delivery came
 */
export function select(choice: Choice, delivery: Delivery, verification?: JsonObject): Selection {
	const idAt = (...path: string[]) => (verification ? textAt(verification, path) : undefined);
	const id = (wanted: readonly string[], own: string | undefined, told: string | undefined) =>
		ofId(wanted, own ?? told, verification !== undefined);
	const verdicts: Array<[Filter, Verdict]> = [
		['status', ofStatus(choice, delivery, verification)],
		['service', id(choice.serviceIds, idAt('service', 'id'), delivery.serviceId)],
		['folder', id(choice.folderIds, idAt('folder_id'), delivery.folderId)],
		['result', id(choice.resultIds, idAt('result_id'), delivery.resultId)],
	];
	const first = (wanted: Verdict) => verdicts.find(([, verdict]) => verdict === wanted)?.[0];
	const passedOver = first('passedOver');
	if (passedOver !== undefined) return { kind: 'passedOver', by: passedOver };
	const undecided = first('undecided');
	return undecided === undefined ? { kind: 'selected' } : { kind: 'undecided', missing: undecided };
}

function ofStatus(choice: Choice, delivery: Delivery, verification?: JsonObject): Verdict {
	const current = statusOf(verification?.status);
	const status = delivery.status ?? current;
	const isWanted =
		choice.statuses.length === 0 || choice.statuses.some((wanted) => statusOf(wanted) === status);
	if (status === undefined && !isWanted) return verification ? 'passedOver' : 'undecided';
	if (!isWanted) return 'passedOver';
	if (!choice.onlyIfCurrent) return 'selected';
	if (verification === undefined) return 'undecided';
	return current !== status && isOver(delivery, verification) ? 'passedOver' : 'selected';
}

/** An answer that is older than the change does not contradict it: the API may answer from a copy that lags behind. */
function isOver({ occurredAt }: Delivery, { updated_at: updatedAt }: JsonObject): boolean {
	const updated = instantOf(updatedAt);
	return occurredAt === undefined || updated === undefined || updated >= occurredAt;
}

function ofId(wanted: readonly string[], id: string | undefined, isFinal: boolean): Verdict {
	if (wanted.length === 0) return 'selected';
	if (id === undefined) return isFinal ? 'passedOver' : 'undecided';
	const isWanted = wanted.some((one) => one.trim().toLowerCase() === id.toLowerCase());
	return isWanted ? 'selected' : 'passedOver';
}

function textAt(object: JsonObject, path: readonly string[]): string | undefined {
	const value = path.reduce<unknown>(
		(part, name) => (isObject(part) ? ownValue(part, name) : undefined),
		object,
	);
	return typeof value === 'string' ? value : undefined;
}
