import { ItemError } from '../../errors/itemError';
import { getConfidenceSummary as read } from '../../transport/api/bankStatements';
import { kindOf } from '../../json/objects';
import type { FieldList } from '../../fields/outputShapes';
import { optionsFields } from '../../fields/options';
import { numberFrom } from '../../fields/values';
import { SIMPLIFY } from '../../fields/output';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import type { Operation } from '../../run/operation';
/** The documented answer holds itself once more, and the list of pages inside. */
const SUMMARY_FIELDS: FieldList = [
	['id', 'id', 'confidence_summary.id'],
	['file_path', 'file_path', 'confidence_summary.file_path'],
	['confidence_summary', 'confidence_summary.confidence_summary', 'confidence_summary'],
];

/** `GET /bank-statements/{id}/confidence-summary`. */
export const getConfidenceSummary: Operation = {
	option: {
		name: 'Get Confidence Summary',
		value: 'getConfidenceSummary',
		action: 'Get confidence summary of bank statement',
		description: 'Retrieve how sure AnyCheck is of what it read from one file, page by page',
	},
	calls: ['getConfidenceSummary'],
	fields: [
		...VERIFICATION_PICKER,
		{
			displayName: 'File Index',
			name: 'fileIndex',
			type: 'number',
			default: 0,
			required: true,
			typeOptions: { minValue: 0, numberPrecision: 0 },
			description: "Which of the verification's files: 0 is the first, 1 the second",
		},
		SIMPLIFY,
		...optionsFields(),
	],
	output: { schema: 'ConfidenceSummary', simplified: SUMMARY_FIELDS },
	async run({ parameters, client }) {
		const id = pickedVerification(parameters);
		const index = fileIndexFrom(parameters.value('fileIndex'));
		return [{ resource: await read(client, id, index) }];
	},
};

function fileIndexFrom(value: unknown): number {
	const index = numberFrom(value) ?? -1;
	if (Number.isSafeInteger(index) && index >= 0) return index;
	throw new ItemError(
		"'File Index' is not the index of a file",
		`Expected 0 for the first file, 1 for the second and so on, but got ${kindOf(value)}. Check its expression.`,
	);
}
