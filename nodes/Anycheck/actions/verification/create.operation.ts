import type { IDataObject } from 'n8n-workflow';
import { createVerification } from '../../transport/api/verifications';
import { EXAMPLE_ID, idFrom } from '../../verification/id';
import { asData, isObject, type JsonObject } from '../../json/objects';
import { pickedFolder, FOLDER_PICKER, pickedService, SERVICE_PICKER } from '../../fields/pickers';
import { optionsOf } from '../../fields/options';
import { isGiven } from '../../fields/values';
import { newObjectFields, newObjectParameter } from '../../fields/object';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import type { Operation, Result, RunningItem } from '../../run/operation';
import { FILES, filesFrom } from './filesField';
import { reportTo, STATUS_CHANGES, WEBHOOK_METADATA, WEBHOOK_SECRET } from './statusChanges';

/** `POST /verifications`, with the upload of its files before. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create verification',
		description: 'Create a new verification, from files and fields',
	},
	calls: ['createVerification', 'uploadFiles'],
	fields: [
		...SERVICE_PICKER,
		...FOLDER_PICKER,
		FILES,
		...newObjectFields('configuration', 'Configuration', 'what the service works with'),
		...STATUS_CHANGES,
		...outputFields(VERIFICATION_OUTPUT, [
			{
				displayName: 'Result ID',
				name: 'resultGroup',
				type: 'string',
				default: '',
				placeholder: `e.g. ${EXAMPLE_ID}`,
				description:
					'Puts it into an existing result group, which links the verifications of one customer or transaction',
			},
			WEBHOOK_METADATA,
			WEBHOOK_SECRET,
		]),
	],
	output: VERIFICATION_OUTPUT,
	run: async (item) => [await createOne(item)],
};

async function createOne(item: RunningItem): Promise<Result> {
	const { parameters, client } = item;
	const options = optionsOf(parameters);
	// Everything that can be wrong with the fields is found before the first file is sent.
	const body: IDataObject = {
		service_id: pickedService(parameters),
		folder_id: pickedFolder(parameters),
		...reportTo(item, options),
		...resultGroup(options),
	};
	const given = newObjectParameter(parameters, 'configuration', 'Configuration');
	const configuration = withFiles(given, await filesFrom(item));
	return { resource: await createVerification(client, { ...body, configuration }) };
}

function resultGroup(options: JsonObject): { result_id?: string } {
	// An expression that finds nothing must not make a new group.
	if (!isGiven(options, 'resultGroup')) return {};
	return { result_id: idFrom(options.resultGroup, 'Result ID', 'result') };
}

/** Files given line by line go before those in the configuration, input by input. */
function withFiles(configuration: JsonObject, files: Record<string, string[]>): IDataObject {
	const whole: JsonObject = { ...configuration };
	if (Object.keys(files).length > 0) {
		whole.files = { ...(isObject(configuration.files) && configuration.files), ...files };
	}
	return asData(whole);
}
