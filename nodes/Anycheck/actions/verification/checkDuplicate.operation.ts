import type { FormPart } from '../../transport/http/multipart';
import { EXAMPLE_ID, idFrom } from '../../verification/id';
import { fieldNames, INPUT_DATA_FIELD_NAME } from '../../fields/files';
import { optionsFields, optionsOf } from '../../fields/options';
import { isGiven } from '../../fields/values';
import type { Operation, Result, RunningItem } from '../../run/operation';
/** `POST /verifications/check-duplicate`. */
export const checkDuplicate: Operation = {
	option: {
		name: 'Check Duplicate',
		value: 'checkDuplicate',
		action: 'Check duplicate files of verification',
		description: 'Check whether files were used in an earlier verification',
	},
	calls: ['checkDuplicate'],
	fields: [
		INPUT_DATA_FIELD_NAME,
		...optionsFields([
			{
				displayName: 'Leave Out Verification ID',
				name: 'leaveOut',
				type: 'string',
				default: '',
				placeholder: `e.g. ${EXAMPLE_ID}`,
				description: 'A verification to leave out of the comparison, for example the one you retry',
			},
		]),
	],
	output: { schema: 'DuplicateCheckResult' },
	run: async (item) => [await check(item)],
};

async function check({ parameters, client, files }: RunningItem): Promise<Result> {
	const options = optionsOf(parameters);
	const form: FormPart[] = [];
	// Nothing found by an expression is not nothing to leave out: the verification itself would count as its duplicate.
	if (isGiven(options, 'leaveOut')) {
		const id = idFrom(options.leaveOut, 'Leave Out Verification ID', 'verification');
		form.push(['verification_id', id]);
	}
	for (const field of fieldNames(parameters.value('inputDataFieldName'))) {
		form.push(['files', await files.read(field)]);
	}
	const resource = await client.request({
		method: 'POST',
		path: ['verifications', 'check-duplicate'],
		form,
		subject: 'verification',
		// It looks, and changes nothing.
		isIdempotent: true,
		takesKey: true,
		accepts: ({ is_duplicate: verdict }) => typeof verdict === 'boolean',
	});
	return { resource };
}
