import { demo } from '../../../../../sandbox/index.cts';
import { fileInItem } from '../../intake.cts';
import { itemOf, NOWHERE, picked, refusal, type MessageCase } from './case.cts';

const nowhere = itemOf(NOWHERE);
const analysed = itemOf(demo.verifications.analysed);
const schemaFields = {
	field: [{ name: 'total', type: 'string', description: '', required: true }],
};
const template = { name: 'Invoice', description: 'Invoice of a supplier', schemaFields };
const reset = { type: 'reset' as const, afterApplying: true };

/** On the pages of all other operations. */
export const otherMessages: MessageCase[] = [
	{
		name: 'bankStatement: getConfidenceSummary',
		message: 'The analysis of this file was not found',
		parameters: { ...picked('verificationId'), fileIndex: 9 },
		item: analysed,
	},
	{
		name: 'bankStatement: getConfidenceSummary',
		message: "'File Index' is not the index of a file",
		parameters: { ...picked('verificationId'), fileIndex: -1 },
		item: analysed,
	},
	{
		name: 'bankStatement: getHeader',
		message: 'The column header was not found',
		parameters: { ...picked('verificationId'), headerId: NOWHERE },
		item: analysed,
	},
	{
		name: 'bankStatement: getMerchantAnalysis',
		message: 'The bank statement analysis was not found',
		parameters: picked('verificationId'),
		item: nowhere,
	},
	{ name: 'file: upload', message: "The item has no file in a field named '…'" },
	{
		name: 'file: upload',
		message: 'AnyCheck does not take files of this type',
		item: { json: {}, binary: { data: fileInItem('card') } },
		fault: refusal(415, ''),
	},
	{
		name: 'file: upload',
		message: "The file in '…' is empty",
		item: { json: {}, binary: { data: fileInItem('') } },
	},
	{
		name: 'folder: create',
		message: 'This already exists in AnyCheck',
		parameters: { name: 'Loans March' },
		fault: refusal(409, 'ALREADY_EXISTS'),
	},
	{
		name: 'folder: create',
		message: 'Whether the change was made is not known',
		parameters: { name: 'Loans April' },
		fault: reset,
	},
	{
		name: 'folder: get',
		message: 'The folder was not found',
		parameters: picked('folderId'),
		item: nowhere,
	},
	{
		name: 'folder: getAll',
		message: 'The group was not found',
		parameters: { groupId: NOWHERE },
	},
	{
		name: 'service: get',
		message: 'The service was not found',
		parameters: picked('serviceId'),
		item: nowhere,
	},
	{
		name: 'service: getAll',
		message: 'AnyCheck does not allow this',
		fault: refusal(403, 'FORBIDDEN'),
	},
	{
		name: 'template: create',
		message: "'Schema' has no fields",
		parameters: { ...template, schemaFields: {} },
	},
	{
		name: 'template: create',
		message: 'This already exists in AnyCheck',
		parameters: { ...template, additionalFields: { customId: 'salary-slip' } },
	},
	{
		name: 'template: create',
		message: 'Whether the change was made is not known',
		parameters: template,
		fault: reset,
	},
	{
		name: 'template: generateSchema',
		message: "'Description' is empty",
		parameters: { description: '={{ "" }}' },
	},
	{
		name: 'template: generateSchema',
		message: 'AnyCheck took too long to answer',
		parameters: { description: 'A slip', options: { maxTries: 1 } },
		fault: refusal(408, 'REQUEST_TIMEOUT'),
	},
	{
		name: 'template: get',
		message: 'The template was not found',
		parameters: picked('templateId'),
		item: nowhere,
	},
	{
		name: 'template: getAll',
		message: 'The answer is not in the form AnyCheck documents',
		fault: { type: 'status', status: 200, body: { templates: [] } },
	},
	{
		name: 'template: update',
		message: 'There is nothing to update',
		parameters: picked('templateId'),
		item: nowhere,
	},
	{
		name: 'template: update',
		message: 'AnyCheck does not allow this',
		parameters: { ...picked('templateId'), updateFields: { name: 'KTP' } },
		item: nowhere,
		fault: refusal(403, 'FORBIDDEN'),
	},
];
