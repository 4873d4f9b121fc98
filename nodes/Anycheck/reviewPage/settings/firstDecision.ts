import { ItemError } from '../../errors/itemError';
import type { ItemParameters } from '../../fields/parameters';
import { isObject, plainText, type JsonObject } from '../../json/objects';
import { tryParse } from '../../json/tryParse';
import type { FirstDecision } from '../page';
import { STANDARD_LABELS } from './decisions';
import { rulesFrom } from './reviewers';

/** A decision that a second person is to confirm or to send back, and the record that it was about. */
export interface GivenDecision extends Omit<FirstDecision, 'changedSince'> {
	/** Of the record, see `versionOf`. */
	version: string;
	status: string;
	/** Undefined where the item does not hold it. */
	output?: JsonObject;
}

/**
 * The rule 'First Decision': the item that came out of another Wait for Review. Undefined when the rule was not added.
 *
 * @throws ItemError when it is none
 */
export function firstDecisionFrom(parameters: ItemParameters): GivenDecision | undefined {
	const rules = rulesFrom(parameters);
	if (!Object.hasOwn(rules, 'firstDecision')) return undefined;
	const { firstDecision: given } = rules;
	const item = typeof given === 'string' ? tryParse(given) : given;
	const version = isObject(item) ? plainText(item.record_version) : '';
	if (!isObject(item) || version === '') {
		throw new ItemError(
			"'First Decision' is no decision of a Wait for Review",
			'Its expression has to give the whole item that came out of it, with decision and record_version. Check it, or remove the rule.',
		);
	}
	const by = isObject(item.reviewed_by) ? item.reviewed_by : {};
	const reasons: unknown[] = Array.isArray(item.reasons) ? item.reasons : [];
	return {
		label: labelIn(item),
		comment: plainText(item.comment),
		reasons: reasons.map(plainText).filter((reason) => reason !== ''),
		name: plainText(by.name),
		isProven: by.proven === true,
		at: plainText(item.decided_at),
		changes: plainText(item.changes),
		version,
		status: plainText(item.status),
		...(isObject(item.output) && { output: item.output }),
	};
}

/** The builder's name for the decision; without one, its status. */
function labelIn({ decision, decision_label: label }: JsonObject): string {
	const status = plainText(decision);
	const given = plainText(label);
	return given === '' || given === STANDARD_LABELS[status] ? status : given;
}
