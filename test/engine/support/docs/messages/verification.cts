import type { INodeParameters } from 'n8n-workflow';
import { demo } from '../../../../../sandbox/index.cts';
import { create, fileInItem } from '../../intake.cts';
import { itemOf, NOWHERE, picked, refusal, type MessageCase } from './case.cts';

const verification = picked('verificationId');
const nowhere = itemOf(NOWHERE);
const { ktp, byStatus } = demo.verifications;
const completed: INodeParameters = { ...verification, verificationStatus: 'COMPLETED' };
const oneFile = { file: [{ fileInput: 'ktp_file', inputDataFieldName: 'data' }] };

/** On the pages of the operations on verifications. */
export const verificationMessages: MessageCase[] = [
	{
		name: 'verification: update',
		message: 'There is nothing to update',
		parameters: verification,
		item: itemOf(ktp),
	},
	{
		name: 'verification: update',
		message: 'The verification has the status …',
		parameters: { ...completed, options: { onlyIfStatus: ['NEED_REVIEW'] } },
		item: itemOf(ktp),
	},
	{
		name: 'verification: get',
		message: 'The verification was not found',
		parameters: verification,
		item: nowhere,
	},
	{
		name: 'verification: get',
		message: "'Verification' is empty",
		parameters: verification,
		item: itemOf(''),
	},
	{
		name: 'verification: getAll',
		message: "'Result ID' is not a valid ID",
		parameters: { resultId: 'A-17' },
	},
	{
		name: 'verification: getAll',
		message: 'The result group was not found',
		parameters: { resultId: NOWHERE },
		fault: refusal(404, 'NOT_FOUND'),
	},
	{
		name: 'verification: create',
		message: "The item has no file in a field named '…'",
		parameters: create({ files: oneFile }),
	},
	{
		name: 'verification: create',
		message: "A file has no 'File Input'",
		parameters: create({
			files: { file: [{ fileInput: '={{ "" }}', inputDataFieldName: 'data' }] },
		}),
		item: { json: {}, binary: { data: fileInItem('card') } },
	},
	{
		name: 'verification: create',
		message: 'The service or folder was not found',
		parameters: create({ serviceId: { __rl: true, mode: 'id', value: NOWHERE } }),
	},
	{
		name: 'verification: create',
		message: 'The organization has too few credits',
		parameters: create(),
		fault: refusal(400, 'INSUFFICIENT_BALANCE'),
	},
	{
		name: 'verification: download',
		message: 'The verification has no output file',
		parameters: verification,
		item: itemOf(byStatus('IN_QUEUE')),
	},
	{
		name: 'verification: download',
		message: 'The link to the file is not valid any more',
		parameters: verification,
		item: itemOf(ktp),
		fault: refusal(403, ''),
		path: /^\/files\//,
	},
	{ name: 'verification: checkDuplicate', message: "The item has no file in a field named '…'" },
	{
		name: 'verification: checkDuplicate',
		message: "'Leave Out Verification ID' is empty",
		parameters: { options: { leaveOut: '={{ $json.nothing }}' } },
		item: { json: {}, binary: { data: fileInItem('card') } },
	},
	{
		name: 'verification: retry',
		message: 'AnyCheck refused a conflicting change',
		parameters: verification,
		item: itemOf(ktp),
		fault: refusal(409, ''),
	},
	{
		name: 'verification: waitForCompletion',
		message: 'The verification is still …',
		parameters: { ...verification, waitBy: 'looking', goOnWhen: ['FAILED'], waitAtMost: 0.001 },
		item: itemOf(ktp),
	},
];
