import { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import { needsReading, planFor, type Guards } from '../../verification/plan';
import { changesBy, type Review, type ReviewBody } from '../../verification/review';
import { getVerification } from '../../transport/api/verifications';
import { reviewStatusFrom } from '../../verification/status';
import { objectFields, objectParameter } from '../../fields/object';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import type { ApiClient } from '../../transport/api/client';
import type { Item, Operation, Result } from '../../run/operation';
import type { ItemParameters } from '../../fields/parameters';
import { changeNotes } from './update/changeNotes';
import { GUARD_OPTIONS, guardsFrom } from './update/guardOptions';
import { mayOnlyPropose, proposed } from './update/proposal';
import { STATUS } from './update/statusField';
import { writeAndEmpty } from '../../verification/writeAndEmpty';

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
		...outputFields(VERIFICATION_OUTPUT, GUARD_OPTIONS),
	],
	output: VERIFICATION_OUTPUT,
	run: async (item) => [await updateVerification(item)],
};

async function updateVerification({ parameters, client }: Item): Promise<Result> {
	const id = pickedVerification(parameters);
	const review = reviewFrom(parameters);
	const guards = guardsFrom(parameters);
	// Two items may be about the same verification: the later one wins, and sees what the earlier one did.
	return await client.inTurn(id, async () => await reviewNow(client, id, review, guards));
}

async function reviewNow(
	client: ApiClient,
	id: string,
	review: Review,
	guards: Guards,
): Promise<Result> {
	const current = needsReading(guards) ? await getVerification(client, id) : undefined;
	const plan = planFor(review, guards, current);
	if (plan.do === 'skip') return skipped(current ?? {}, plan.reason, guards);
	if (guards.dryRun) return rehearsed(id, plan.body, current ?? {});
	const writing = { review, guards, before: current };
	const { before, after, attempts, wasInDoubt, skipReason } = await writeAndEmpty(
		client,
		id,
		plan.body,
		writing,
	);
	if (skipReason !== undefined) return skipped(after, skipReason, guards);
	if (!guards.includeChanges || before === undefined) return { resource: after };
	const result = wasInDoubt ? 'confirmed' : 'written';
	return { resource: after, notes: changeNotes({ before, after, result, attempts }) };
}

function rehearsed(id: string, body: ReviewBody, current: JsonObject): Result {
	const request = { method: 'PUT', path: `/verifications/${id}`, body };
	return {
		resource: current,
		notes: { dry_run: true, request, differences: changesBy(body, current) },
	};
}

function skipped(current: JsonObject, reason: string, { includeChanges, dryRun }: Guards): Result {
	const notes = { ...(dryRun && { dry_run: true }), skipped: true, skip_reason: reason };
	if (!includeChanges) return { resource: current, notes };
	const nothing = { before: current, after: current, result: 'skipped', attempts: 0 } as const;
	return { resource: current, notes: { ...notes, ...changeNotes(nothing) } };
}

function reviewFrom(parameters: ItemParameters): Review {
	const asked = reviewStatusFrom(parameters.value('verificationStatus'));
	const status = mayOnlyPropose(parameters) ? proposed(asked) : asked;
	const output = objectParameter(parameters, 'output', 'Output');
	const configuration = objectParameter(parameters, 'configuration', 'Configuration');
	if (status === undefined && output === undefined && configuration === undefined) {
		throw new ItemError(
			'There is nothing to update',
			"Set at least one of 'Status', 'Output' and 'Configuration'",
		);
	}
	return {
		...(status && { status }),
		...(output && { output }),
		...(configuration && { configuration }),
	};
}
