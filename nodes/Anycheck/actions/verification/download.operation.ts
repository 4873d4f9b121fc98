import type { IBinaryData } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { download as downloadFile } from '../../transport/api/download';
import { getVerification } from '../../transport/api/verifications';
import type { Operation, Result, RunningItem } from '../../run/operation';
import { choice } from '../../fields/values';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import { FILE_KINDS, fileLinks, type FileKind } from '../../verification/fileLinks';

const LABELS: Readonly<Record<FileKind, string>> = {
	output: 'output file',
	export: 'export file',
	input: 'input files',
};

/** The files behind the links of `GET /verifications/{id}`. */
export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download files of verification',
		description: 'Retrieve the files that a verification made, or was made from',
	},
	calls: ['getVerification'],
	fields: [
		...VERIFICATION_PICKER,
		{
			displayName: 'Files',
			name: 'fileKind',
			type: 'options',
			default: 'output',
			description: 'Which files to retrieve',
			options: [
				{
					name: 'Export File',
					value: 'export',
					description: 'The results as a spreadsheet',
				},
				{
					name: 'Input Files',
					value: 'input',
					description: 'The documents and pictures it works with',
				},
				{
					name: 'Output File',
					value: 'output',
					description: 'The file with detailed results',
				},
			],
		},
		{
			displayName: 'Output Data Field Name',
			name: 'outputDataFieldName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output field to put the file in',
			displayOptions: { show: { fileKind: ['output', 'export'] } },
		},
		{
			displayName:
				'Each file goes into a field named after its file input, e.g. ktp_file. Several files of one input are numbered, e.g. bsa_file_1.',
			name: 'inputFilesNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { fileKind: ['input'] } },
		},
		...outputFields(VERIFICATION_OUTPUT),
	],
	output: VERIFICATION_OUTPUT,
	run: async (item) => [await downloadAll(item)],
};

async function downloadAll({ parameters, client, files }: RunningItem): Promise<Result> {
	const id = pickedVerification(parameters);
	const kind = choice(parameters.value('fileKind'), "'Files'", FILE_KINDS);
	// Input files go into fields of their own.
	const field = kind === 'input' ? '' : parameters.text('outputDataFieldName') || 'data';
	const resource = await getVerification(client, id);
	const kept = new Map<string, IBinaryData>();
	for (const link of fileLinks(resource, kind, field)) {
		await downloadFile(client, link.url, async (content, facts) => {
			kept.set(link.field, await files.keep(content, facts));
		});
	}
	if (kept.size > 0) return { resource, files: Object.fromEntries(kept) };
	throw new ItemError(
		`The verification has no ${LABELS[kind]}`,
		kind === 'input'
			? 'AnyCheck gives no links to the documents of this verification'
			: "AnyCheck makes it when the verification has ended, and not for every service. Look at 'status'.",
	);
}
