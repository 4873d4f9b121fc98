import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import type { Resource } from '../run/operation';
import { getConfidenceSummary } from './bankStatement/getConfidenceSummary.operation';
import { getHeader } from './bankStatement/getHeader.operation';
import { getMerchantAnalysis } from './bankStatement/getMerchantAnalysis.operation';
import { upload } from './file/upload.operation';
import { create as createFolder } from './folder/create.operation';
import { get as getFolder } from './folder/get.operation';
import { getMany as getManyFolders } from './folder/getMany.operation';
import { get as getService } from './service/get.operation';
import { getMany as getManyServices } from './service/getMany.operation';
import { create as createTemplate } from './template/create.operation';
import { generateSchema } from './template/generateSchema.operation';
import { get as getTemplate } from './template/get.operation';
import { getMany as getManyTemplates } from './template/getMany.operation';
import { update as updateTemplate } from './template/update.operation';
import { checkDuplicate } from './verification/checkDuplicate.operation';
import { create as createVerification } from './verification/create.operation';
import { download } from './verification/download.operation';
import { get as getVerification } from './verification/get.operation';
import { getMany as getManyVerifications } from './verification/getMany.operation';
import { retry } from './verification/retry.operation';
import { update as updateVerification } from './verification/update.operation';
import { waitForCompletion } from './verification/waitForCompletion.operation';
import { waitForReview } from './verification/waitForReview.operation';

/** Everything the node can do, in the order of the editor's lists: an operation that is not here does not exist. */
export const resources: Resource[] = [
	{
		option: {
			name: 'Bank Statement',
			value: 'bankStatement',
			description: 'The analysis of bank statements, once their verification is completed',
		},
		operations: [getConfidenceSummary, getHeader, getMerchantAnalysis],
		defaultOperation: getConfidenceSummary.option.value,
	},
	{
		option: {
			name: 'File',
			value: 'file',
			description: 'A document or picture that a verification works with',
		},
		operations: [upload],
		defaultOperation: upload.option.value,
	},
	{
		option: {
			name: 'Folder',
			value: 'folder',
			description: 'Holds verifications together, for example those of a project or a client',
		},
		operations: [createFolder, getFolder, getManyFolders],
		defaultOperation: getManyFolders.option.value,
	},
	{
		option: {
			name: 'Service',
			value: 'service',
			description: 'What AnyCheck can verify, and what it costs',
		},
		operations: [getService, getManyServices],
		defaultOperation: getManyServices.option.value,
	},
	{
		option: {
			name: 'Template',
			value: 'template',
			description: 'What the service Document Extraction reads from a kind of document',
		},
		operations: [createTemplate, generateSchema, getTemplate, getManyTemplates, updateTemplate],
		defaultOperation: getManyTemplates.option.value,
	},
	{
		option: {
			name: 'Verification',
			value: 'verification',
			description: 'An identity or document check, and its review',
		},
		operations: [
			checkDuplicate,
			createVerification,
			download,
			getVerification,
			getManyVerifications,
			retry,
			updateVerification,
			waitForCompletion,
			waitForReview,
		],
		defaultOperation: updateVerification.option.value,
	},
];

/** The node's fields: resource, operation, and the fields of each operation, shown where they apply. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'verification',
		options: resources.map(({ option }) => option),
	},
	...resources.flatMap((resource) => [
		operationField(resource),
		...resource.operations.flatMap(({ option, fields }) =>
			updateDisplayOptions(
				{ show: { resource: [resource.option.value], operation: [option.value] } },
				fields,
			),
		),
	]),
];

function operationField({ option, operations, defaultOperation }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: defaultOperation,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((operation) => operation.option),
	};
}
