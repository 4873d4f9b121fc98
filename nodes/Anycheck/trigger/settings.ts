import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { choice, chosen, flag, flagOption, numberOption, textFrom } from '../fields/values';
import { isObject, type JsonObject } from '../json/objects';
import { idFrom } from '../verification/id';
import { STATUS_VALUES } from '../verification/statuses';
import { ANY_CHANGE } from './properties';
import type { ChangeFilter } from './selection';

const ACCEPTS = ['signed', 'checked', 'unchecked'] as const;

/** What the user has set up. */
export interface TriggerSettings {
	accept: (typeof ACCEPTS)[number];
	/** Whether the API is asked for the verification. */
	fetches: boolean;
	simplify: boolean;
	filter: ChangeFilter;
	allowUndated: boolean;
	dropLate: boolean;
	/** Milliseconds a signature is good for. */
	toleranceMs: number;
	/** The header that carries the signature, in lower case; empty for any that looks like it. */
	signatureHeader: string;
	/** Where the body has the verification's id; empty for all known places. */
	idPath: string;
}

/** @throws ItemError when a value is not understood */
export function triggerSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	const read = (name: string): unknown => context.getNodeParameter(name, null);
	// Both are on unless they are switched off, also where the node does not show them.
	const isOn = (name: string, label: string) => flag(read(name) ?? true, `'${label}'`);
	const options = objectAt(read('options'));
	const accept = choice(read('accept') ?? 'signed', "'Accept'", ACCEPTS);
	const statuses = statusesIn(read('triggerOn'));
	const fetches = accept === 'checked' || isOn('fetchVerification', 'Fetch Verification');
	return {
		accept,
		fetches,
		simplify: isOn('simplify', 'Simplify'),
		filter: {
			statuses,
			// Somebody who waits for a status gets it only while it lasts; for any change the present one will do.
			onlyIfCurrent: fetches && statuses.length > 0,
			...filtersIn(objectAt(read('filters'))),
		},
		allowUndated: flagOption(options, 'allowUndated', 'Accept Signatures Without Time'),
		dropLate: flagOption(options, 'dropLate', 'Drop Late Changes'),
		toleranceMs:
			60_000 *
			numberOption(options, 'maxAge', 'Max Age (Minutes)', { otherwise: 5, min: 1, max: 1440 }),
		signatureHeader: textFrom(options.signatureHeader, 'Signature Header').toLowerCase(),
		idPath: textFrom(options.idPath, 'Path of the ID'),
	};
}

/** Everything, or the chosen statuses. */
function statusesIn(value: unknown): string[] {
	const statuses = chosen(value, "'Trigger On'", [ANY_CHANGE, ...STATUS_VALUES]);
	return statuses.includes(ANY_CHANGE) ? [] : statuses;
}

function filtersIn(
	filters: JsonObject,
): Pick<ChangeFilter, 'serviceIds' | 'folderIds' | 'resultIds'> {
	// A filter that was added but finds nothing must not let everything through.
	const ids = (name: string, label: string, resource: string) =>
		!Object.hasOwn(filters, name)
			? []
			: String(filters[name] ?? '')
					.split(',')
					.map((part) => idFrom(part, label, resource));
	return {
		serviceIds: ids('serviceIds', 'Service IDs', 'service'),
		folderIds: ids('folderIds', 'Folder IDs', 'folder'),
		resultIds: ids('resultIds', 'Result IDs', 'result'),
	};
}

function objectAt(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}
