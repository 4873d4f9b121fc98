import type { INodeProperties } from 'n8n-workflow';
import { uploadFile, type FileCategory } from '../../transport/api/uploads';
import { FILE_PASSWORD, fieldNames, INPUT_DATA_FIELD_NAME, passwordFrom } from '../../fields/files';
import { optionsFields } from '../../fields/options';
import { choice, rowsIn } from '../../fields/values';
import type { Operation, Result, RunningItem } from '../../run/operation';
const CATEGORIES: readonly [FileCategory, FileCategory] = [
	'VERIFICATION_INPUT_FILE',
	'PROFILE_PICTURE',
];

const CATEGORY: INodeProperties = {
	displayName: 'Category',
	name: 'fileCategory',
	type: 'options',
	default: 'VERIFICATION_INPUT_FILE',
	description: 'What the file is for',
	options: [
		{
			name: 'Verification Input File',
			value: 'VERIFICATION_INPUT_FILE',
			description: 'A document or picture to verify',
		},
		{ name: 'Profile Picture', value: 'PROFILE_PICTURE', description: 'A picture of a user' },
	],
};

const FILES: INodeProperties = {
	displayName: 'Files',
	name: 'uploads',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add File',
	default: { file: [{ inputDataFieldName: 'data', password: '' }] },
	options: [{ displayName: 'File', name: 'file', values: [INPUT_DATA_FIELD_NAME, FILE_PASSWORD] }],
};

/** `POST /uploads`, once for each file. */
export const upload: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload file',
		description: 'Upload one or more files for a verification',
	},
	calls: ['uploadFiles'],
	fields: [FILES, CATEGORY, ...optionsFields()],
	output: {
		schema: 'UploadedFiles',
		simplified: [['files', 'files']],
		notes: {
			paths: {
				type: 'array',
				items: { type: 'string' },
				description: 'Only the paths, in the order of the files',
			},
			path_by_field: {
				type: 'object',
				properties: { data: { type: 'string' } },
				description: 'The paths by the name of the field with the file',
			},
		},
	},
	run: async (item) => [await uploadAll(item)],
};

async function uploadAll({ parameters, client, files }: RunningItem): Promise<Result> {
	const category = choice(parameters.value('fileCategory'), "'Category'", CATEGORIES);
	// All files are looked at before the first is sent: what fails leaves no documents behind.
	const wanted = await Promise.all(
		entriesOf(parameters.value('uploads')).map(async ({ field, password }) => {
			return { field, password, file: await files.read(field) };
		}),
	);
	const uploaded = [];
	for (const { field, password, file } of wanted) {
		const answer = await uploadFile(client, file, password, category);
		uploaded.push({ field, file_name: file.name, ...answer });
	}
	return {
		resource: { files: uploaded },
		notes: {
			paths: uploaded.map(({ path }) => path),
			path_by_field: Object.fromEntries(uploaded.map(({ field, path }) => [field, path])),
		},
	};
}

function entriesOf(value: unknown): Array<{ field: string; password: string }> {
	const files = rowsIn(value, 'file').flatMap(({ inputDataFieldName, password }) =>
		fieldNames(inputDataFieldName).map((field) => ({ field, password: passwordFrom(password) })),
	);
	return files.length > 0 ? files : [{ field: '', password: '' }];
}
