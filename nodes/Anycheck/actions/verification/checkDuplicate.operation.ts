import type { FormPart } from '../../transport/multipart';
import { idFrom } from '../../verification/id';
import { fieldNames, INPUT_DATA_FIELD_NAME } from '../filesField';
import { optionsField, optionsOf } from '../limitOptions';
import type { Operation, Result, RunningItem } from '../operation';

/** `POST /verifications/check-duplicate`. */
export const checkDuplicate: Operation = {
	option: {
		name: 'Check Duplicate',
		value: 'checkDuplicate',
		action: 'Check duplicate files',
		description: 'Find out whether files were used in an earlier verification',
	},
	calls: ['checkDuplicate'],
	fields: [
		INPUT_DATA_FIELD_NAME,
		optionsField([
			{
				displayName: 'Leave Out Verification ID',
				name: 'leaveOut',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3c90c3cc-0d44-4b50-8888-8dd25736052a',
				description: 'A verification that is not compared, for example the one that is retried',
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
	if (Object.hasOwn(options, 'leaveOut') && options.leaveOut !== '') {
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
		repeatable: true,
		takesKey: true,
		accepts: ({ is_duplicate: verdict }) => typeof verdict === 'boolean',
	});
	return { resource };
}
