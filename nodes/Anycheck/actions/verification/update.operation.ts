import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { objectFields, objectParameter } from '../../fields/object';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import type { ItemParameters } from '../../fields/parameters';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import type { JsonObject } from '../../json/objects';
import type { Operation, Result, RunningItem } from '../../run/operation';
import type { ApiClient } from '../../transport/api/client';
import { getVerification } from '../../transport/api/verifications';
import { changeNotes, changesBy } from '../../verification/changes';
import {
	needsReading,
	planFor,
	reviewable,
	type Guards,
	type Review,
	type ReviewBody,
} from '../../verification/plan';
import { reviewStatusFrom } from '../../verification/statuses';
import { writeReview } from '../../verification/write';
import { allowedStatus, GUARD_OPTIONS, guardsFrom, isProposal } from './guardOptions';
import { WRITE_MODE } from './writeMode';

/** A decision is never the default: a new node leaves the status as it is. */
const STATUS: INodeProperties = {
	displayName: 'Status',
	name: 'verificationStatus',
	type: 'options',
	default: 'unchanged',
	description: 'The outcome of the review',
	options: [
		{
			name: 'Completed',
			value: 'COMPLETED',
			description: 'The review is done',
		},
		{
			name: 'Need Review',
			value: 'NEED_REVIEW',
			description: 'A person still has to look at it',
		},
		{
			name: 'Leave Unchanged',
			value: 'unchanged',
			description: 'Keep the status it has',
		},
	],
};

/** `PUT /verifications/{id}`. Only what the user set is sent: whether the API replaces or merges is not documented. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update verification',
		description: 'Update one or more verifications: record the outcome of a review',
	},
	calls: ['updateVerification', 'getVerification'],
	fields: [
		...VERIFICATION_PICKER,
		STATUS,
		...objectFields('output', 'Output', 'the extracted data and results', 'getOutputFields'),
		...objectFields(
			'configuration',
			'Configuration',
			'the input the service works with',
			'getConfigurationFields',
		),
		...WRITE_MODE,
		...outputFields(VERIFICATION_OUTPUT, GUARD_OPTIONS),
	],
	output: VERIFICATION_OUTPUT,
	run: async (item) => [await updateVerification(item)],
};

async function updateVerification(item: RunningItem): Promise<Result> {
	const { parameters, client } = item;
	const id = pickedVerification(parameters);
	const review = reviewFrom(parameters);
	const guards = guardsFrom(parameters);
	// Two items may be about the same verification: the later one wins, and sees what the earlier one did.
	const result = await client.runExclusive(
		id,
		async () => await reviewNow(client, id, review, guards),
	);
	if (guards.dryRun) item.warn('Dry run: nothing was changed');
	if (result.notes?.skipped === true) item.warn("Some items were skipped: 'skip_reason' says why");
	if (isProposal(parameters)) item.warn('Propose Only: a person still has to complete these');
	return result;
}

/** @returns the review, when it is known what the verification holds, if it was read */
function reviewFrom(parameters: ItemParameters): (current?: JsonObject) => Review {
	const asked = reviewStatusFrom(parameters.value('verificationStatus'));
	const status = allowedStatus(parameters, asked);
	const output = objectParameter(parameters, 'output', 'Output');
	const configuration = objectParameter(parameters, 'configuration', 'Configuration');
	if (status === undefined && output === undefined && configuration === undefined) {
		throw new ItemError(
			'There is nothing to update',
			"Set at least one of 'Status', 'Update Output' and 'Update Configuration'",
		);
	}
	return (current) => {
		const now = current && reviewable(current);
		return {
			...(status && { status }),
			...(output && { output: output(now?.output) }),
			...(configuration && { configuration: configuration(now?.configuration) }),
		};
	};
}

/** Reads where a guard needs it, plans, and writes; writing reads again where it has to. */
async function reviewNow(
	client: ApiClient,
	id: string,
	reviewFor: (current?: JsonObject) => Review,
	guards: Guards,
): Promise<Result> {
	const current = needsReading(guards) ? await getVerification(client, id) : undefined;
	const review = reviewFor(current);
	const plan = planFor(review, guards, current);
	if (plan.do === 'skip') return skipped(current ?? {}, plan.reason, guards);
	if (guards.dryRun) return rehearsed(id, plan.body, current ?? {});
	const request = { review, guards, before: current };
	const outcome = await writeReview(client, id, plan.body, request);
	const { before, after, attempts, wasInDoubt, skipReason } = outcome;
	if (skipReason !== undefined) return skipped(after, skipReason, guards);
	if (!guards.includeChanges || before === undefined) return { resource: after };
	const result = wasInDoubt ? 'confirmed' : 'written';
	return { resource: after, notes: changeNotes(before, after, result, attempts) };
}

function rehearsed(id: string, body: ReviewBody, current: JsonObject): Result {
	const request = { method: 'PUT', path: `/verifications/${id}`, body };
	return {
		resource: current,
		notes: { dry_run: true, request, differences: changesBy(body, current) },
	};
}

function skipped(current: JsonObject, reason: string, { includeChanges, dryRun }: Guards): Result {
	const notes = {
		...(dryRun && { dry_run: true }),
		skipped: true,
		skip_reason: reason,
		...(includeChanges && changeNotes(current, current, 'skipped', 0)),
	};
	return { resource: current, notes };
}
