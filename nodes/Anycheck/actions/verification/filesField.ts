import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import type { UploadFile } from '../../transport/http/multipart';
import { uploadFile } from '../../transport/api/uploads';
import type { JsonObject } from '../../json/objects';
import { FILE_PASSWORD, fieldNames, INPUT_DATA_FIELD_NAME, passwordFrom } from '../../fields/files';
import { choice, rowsIn, textFrom } from '../../fields/values';
import type { ItemFiles } from '../../run/itemFiles';
import type { RunningItem } from '../../run/operation';
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
					hint: 'KTP: ktp_file, selfie_file. Bank statement: bsa_file.',
					description:
						'What the service calls this file. Ask Fintelite for the names of other services.',
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
							description: 'A file of the input item. The node uploads it first.',
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

/** A file of one input: where it was uploaded to, or what is to be uploaded. */
type Wanted = { input: string } & ({ path: string } | { file: UploadFile; password: string });

/**
 * The uploaded paths by file input, as a configuration takes them. All lines and files are looked at before the first
 * upload: what fails leaves no documents behind.
 * @throws ItemError when a line is incomplete, or a file is not there or refused
 */
export async function filesFrom({
	parameters,
	client,
	files,
}: RunningItem): Promise<Record<string, string[]>> {
	const lines = rowsIn(parameters.value('files'), 'file').map(lineOf);
	const wanted: Wanted[] = [];
	for (const line of lines) wanted.push(...(await filesOf(line, files)));
	const paths = new Map<string, string[]>();
	for (const one of wanted) {
		const { path } = 'path' in one ? one : await uploadFile(client, one.file, one.password);
		paths.set(one.input, [...(paths.get(one.input) ?? []), path]);
	}
	return Object.fromEntries(paths);
}

async function filesOf({ input, source, entry }: Line, files: ItemFiles): Promise<Wanted[]> {
	if (source === 'path') return pathsIn(entry.path).map((path) => ({ input, path }));
	const password = passwordFrom(entry.password);
	const names = fieldNames(entry.inputDataFieldName);
	return await Promise.all(
		names.map(async (name) => ({ input, file: await files.read(name), password })),
	);
}

function lineOf(entry: JsonObject): Line {
	const input = textFrom(entry.fileInput, 'File Input');
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
