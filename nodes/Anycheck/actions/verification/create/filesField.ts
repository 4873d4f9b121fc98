import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../../errors/itemError';
import { uploadFile } from '../../../transport/uploads';
import { isObject, type JsonObject } from '../../../verification/objects';
import { FILE_PASSWORD, fieldNames, INPUT_DATA_FIELD_NAME } from '../../filesField';
import type { RunningItem } from '../../operation';
import { choice } from '../../optionValues';

const SOURCES = ['inputData', 'path'] as const;

/** Which files a verification gets, and where from. */
export const FILES: INodeProperties = {
	displayName: 'Files',
	name: 'files',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add File',
	default: {},
	description: 'The documents and pictures to verify',
	options: [
		{
			displayName: 'File',
			name: 'file',
			values: [
				{
					displayName: 'File Input',
					name: 'fileInput',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. ktp_file',
					description:
						'What the service calls this file. AnyCheck names ktp_file and selfie_file for KTP, and bsa_file for bank statements. Ask Fintelite for those of other services.',
				},
				{
					displayName: 'Source',
					name: 'source',
					type: 'options',
					default: 'inputData',
					description: 'Where the file comes from',
					options: [
						{
							name: 'Input Data',
							value: 'inputData',
							description: 'A file of the input item; it is uploaded first',
						},
						{
							name: 'Uploaded File',
							value: 'path',
							description: "The path that 'File: Upload' returned",
						},
					],
				},
				{
					...INPUT_DATA_FIELD_NAME,
					displayOptions: { show: { source: ['inputData'] } },
				},
				{
					...FILE_PASSWORD,
					displayOptions: { show: { source: ['inputData'] } },
				},
				{
					displayName: 'Path',
					name: 'path',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. uploads/ktp.jpg',
					description: 'The path of the upload, unchanged. Separate several with commas.',
					displayOptions: { show: { source: ['path'] } },
				},
			],
		},
	],
};

/** One line of the field. */
interface Line {
	input: string;
	source: (typeof SOURCES)[number];
	entry: JsonObject;
}

/**
 * The uploaded paths by file input, as a configuration takes them. All lines are checked before the first upload.
 * @throws ItemError when a line is incomplete, or a file is refused
 */
export async function filesFrom({
	parameters,
	client,
	files,
}: RunningItem): Promise<Record<string, string[]>> {
	const value = parameters.value('files');
	const entries = isObject(value) && Array.isArray(value.file) ? value.file.filter(isObject) : [];
	const paths: Record<string, string[]> = {};
	for (const { input, source, entry } of entries.map(lineOf)) {
		const own = (paths[input] ??= []);
		if (source === 'path') {
			own.push(...pathsIn(entry.path));
			continue;
		}
		for (const field of fieldNames(entry.inputDataFieldName)) {
			const file = await files.read(field);
			const { path } = await uploadFile(client, file, String(entry.password ?? ''));
			own.push(path);
		}
	}
	return paths;
}

function lineOf(entry: JsonObject): Line {
	const input = String(entry.fileInput ?? '').trim();
	if (input === '') {
		throw new ItemError(
			"A file has no 'File Input'",
			'Enter what the service calls this file, e.g. ktp_file or selfie_file',
		);
	}
	const source = choice(entry.source ?? 'inputData', "'Source' of a file", SOURCES);
	if (source === 'path') pathsIn(entry.path);
	return { input, source, entry };
}

function pathsIn(value: unknown): string[] {
	const paths = fieldNames(value);
	if (!paths.includes('')) return paths;
	throw new ItemError(
		"The 'Path' of a file is empty",
		"Use a path that 'File: Upload' returned, e.g. {{ $json.paths[0] }}",
	);
}
