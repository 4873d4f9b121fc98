import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { optionsOf } from '../../fields/options';
import { choiceOption, choicesOption, flagOption } from '../../fields/values';
import { WRITE_MODE_FIELD, writeModeFrom } from './writeMode';
import type { ItemParameters } from '../../fields/parameters';
import type { Guards } from '../../verification/plan';
import { STATUS_VALUES, STATUSES, type ReviewStatus } from '../../verification/statuses';

/** Options of the update that guard the write. None is there by default; a switch that somebody adds is on. */
export const GUARD_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description: 'Whether to change nothing, and only show the request and what it would change',
	},
	{
		displayName: 'Include Changes',
		name: 'includeChanges',
		type: 'boolean',
		default: true,
		description:
			'Whether to add what changed, from what to what and when, as fields for a spreadsheet row',
	},
	{
		displayName: 'Only If Status Is',
		name: 'onlyIfStatus',
		type: 'multiOptions',
		default: [],
		description: 'Update a verification only if it has one of these statuses at that moment',
		options: STATUSES,
	},
	{
		displayName: 'If It Has Another Status',
		name: 'otherwise',
		type: 'options',
		default: 'fail',
		description:
			"What to do if the verification has a status that 'Only If Status Is' doesn't allow",
		options: [
			{
				name: 'Fail the Item',
				value: 'fail',
				description: "As the node's 'On Error' setting says",
			},
			{
				name: 'Skip the Item',
				value: 'skip',
				description: 'Pass it on unchanged, marked as skipped',
			},
		],
	},
	{
		displayName: 'Propose Only',
		name: 'proposeOnly',
		type: 'boolean',
		// Whom it guards against must not set it: the editor offers to let an AI agent fill in fields that take expressions.
		noDataExpression: true,
		default: true,
		description:
			'Whether every update leaves the verification in Need Review for a person to complete, and one that asks for Completed fails. Use it for AI agents: they can propose but not decide.',
	},
	{
		displayName: 'Skip If Unchanged',
		name: 'skipIfUnchanged',
		type: 'boolean',
		default: true,
		description: 'Whether to send nothing if the update would change nothing',
	},
	{ ...WRITE_MODE_FIELD, default: 'replace', displayOptions: { show: { '@version': [1] } } },
];

/** @throws ItemError when an option has a value that is not understood: a guard is never off by accident */
export function guardsFrom(parameters: ItemParameters): Guards {
	const options = optionsOf(parameters);
	return {
		mode: writeModeFrom(parameters),
		onlyIf: choicesOption(options, 'onlyIfStatus', 'Only If Status Is', STATUS_VALUES),
		otherwise: choiceOption(options, 'otherwise', 'If It Has Another Status', ['fail', 'skip']),
		skipUnchanged: flagOption(options, 'skipIfUnchanged', 'Skip If Unchanged'),
		dryRun: flagOption(options, 'dryRun', 'Dry Run'),
		includeChanges: flagOption(options, 'includeChanges', 'Include Changes'),
	};
}

/**
 * The status to set. Where the option says that only a person may complete, it is that of a proposal: one that a person
 * still has to look at, also where none was asked for.
 *
 * @throws ItemError when such a review was to be completed
 */
export function allowedStatus(
	parameters: ItemParameters,
	asked: ReviewStatus | undefined,
): ReviewStatus | undefined {
	if (!isProposal(parameters)) return asked;
	if (asked !== 'COMPLETED') return 'NEED_REVIEW';
	throw new ItemError(
		'This node may only propose',
		"The option 'Propose Only' is on: set 'Status' to Need Review (NEED_REVIEW). A person completes the review.",
	);
}

/** Whether a person is to complete what this node writes. @throws ItemError when the option's value is not understood */
export function isProposal(parameters: ItemParameters): boolean {
	return flagOption(optionsOf(parameters), 'proposeOnly', 'Propose Only');
}
