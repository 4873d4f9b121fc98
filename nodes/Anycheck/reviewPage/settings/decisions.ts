import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { choice, choiceOption, rowsIn } from '../../fields/values';
import { plainText, type JsonObject } from '../../json/objects';
import { visible } from '../../json/text';
import { isForbidden } from '../../json/paths';
import { tryParse } from '../../json/tryParse';
import { REVIEW_STATUSES } from '../../verification/statuses';
import type { DecisionChoice, ReviewSetup } from '../page';

/** What the decisions are called in the output where the builder gives them no names. */
export const STANDARD_LABELS: Readonly<Record<string, string>> = {
	COMPLETED: 'Completed',
	NEED_REVIEW: 'Need Review',
};

/** The setting with which the builder gives the reviewer decisions of his own. */
export const DECISIONS: INodeProperties = {
	displayName: 'Decisions',
	name: 'decisions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Decision',
	default: {},
	description: 'The decisions to choose from, instead of Completed and Need Review',
	options: [
		{
			displayName: 'Decision',
			name: 'decision',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Not accepted',
					description: 'What the page calls it, and what decision_label says in the output',
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					default: 'COMPLETED',
					description: 'What AnyCheck gets',
					options: [
						{ name: 'Completed', value: 'COMPLETED' },
						{ name: 'Need Review', value: 'NEED_REVIEW' },
					],
				},
				{
					displayName: 'Output Field',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. accepted',
					description: 'A field of the output that says it as well, left empty for none',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. false',
					description: "What to write into 'Output Field': text, a number, true or false",
				},
			],
		},
	],
};

/** The reasons that a reviewer may give, and whether he has to. */
export const REASONS: INodeProperties[] = [
	{
		displayName: 'Reasons',
		name: 'reasons',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Photo not readable',
		description: 'Reasons to choose from, each on a line of its own; several may be chosen',
	},
	{
		displayName: 'Reasons Required',
		name: 'askReasons',
		type: 'options',
		default: 'optional',
		description: "Whether one of the 'Reasons' has to be chosen",
		options: [
			{ name: 'Always', value: 'required' },
			{ name: 'For Need Review', value: 'needReview' },
			{ name: 'Optional', value: 'optional' },
		],
	},
];

/** @throws ItemError when two could not be told apart, or one is not understood */
export function decisionsFrom(page: JsonObject): DecisionChoice[] {
	const standard = standardDecisions(page);
	const choices = rowsIn(page.decisions, 'decision').map(decisionFrom);
	if (choices.length === 0) return standard;
	if (standard.some(({ label }) => label !== undefined)) {
		throw new ItemError(
			"'Decisions' replaces 'Label for Completed' and 'Label for Need Review'",
			'Remove the labels, or the decisions',
		);
	}
	const names = choices.map(({ label = '' }) => visible(label).toLowerCase());
	if (new Set(names).size === names.length) return choices;
	throw new ItemError("'Decisions' has two of the same name", 'Give each a name of its own');
}

function standardDecisions(page: JsonObject): DecisionChoice[] {
	const named = (value: string, name: unknown): DecisionChoice => {
		const label = plainText(name);
		return label === '' ? { value } : { value, label };
	};
	return [named('COMPLETED', page.completedLabel), named('NEED_REVIEW', page.needReviewLabel)];
}

function decisionFrom(row: JsonObject, index: number): DecisionChoice {
	const label = plainText(row.name);
	if (label === '') throw new ItemError("'Decisions' has one without a name", 'Fill it in');
	const status = choice(row.status ?? 'COMPLETED', "'Status' under 'Decisions'", REVIEW_STATUSES);
	const field = plainText(row.field);
	if (field === '') return { value: `d${index}`, label, status };
	if (isForbidden(field)) {
		throw new ItemError(
			"'Output Field' under 'Decisions' cannot be a field",
			'Choose another name',
		);
	}
	return { value: `d${index}`, label, status, set: { field, value: valueFrom(row.value) } };
}

/** A number, true and false as such; every other text as it is. */
function valueFrom(given: unknown): unknown {
	if (typeof given !== 'string') return given ?? '';
	const value = tryParse(given.trim());
	return typeof value === 'boolean' || typeof value === 'number' ? value : given;
}

/** @throws ItemError when the setting finds none */
export function reasonsFrom(page: JsonObject): Pick<ReviewSetup, 'reasons' | 'askReasons'> {
	const askReasons = choiceOption(page, 'askReasons', 'Reasons Required', [
		'optional',
		'required',
		'needReview',
	]);
	const { reasons: given } = page;
	if (!Object.hasOwn(page, 'reasons') || given === '') return {};
	const parts: unknown[] = Array.isArray(given) ? given : plainText(given).split('\n');
	const reasons = [...new Set(parts.map(plainText).filter((reason) => reason !== ''))];
	if (reasons.length > 0) return { reasons, askReasons };
	throw new ItemError(
		"'Reasons' names none",
		'Its expression finds nothing. Check it, or remove the setting.',
	);
}
