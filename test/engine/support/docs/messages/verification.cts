import type { INodeParameters } from 'n8n-workflow';
import { demo, exactNumber, type Fault } from '../../../../../sandbox/index.cts';
import { create, fileInItem } from '../../intake.cts';
import { itemOf, NOWHERE, picked, refusal, type MessageCase } from './case.cts';

const verification = picked('verificationId');
const nowhere = itemOf(NOWHERE);
const { ktp, byStatus } = demo.verifications;
const completed: INodeParameters = { ...verification, verificationStatus: 'COMPLETED' };
const merge = { options: { writeMode: 'merge' } };
const outputJson = { outputMode: 'json', output: '{"name": "SITI C."}' };
const oneFile = { file: [{ fileInput: 'ktp_file', inputDataFieldName: 'data' }] };

/** What is answered about the verification, whatever is asked. */
const answer = (body: object): Fault => ({
	type: 'status',
	status: 200,
	body: { id: ktp, status: 'NEED_REVIEW', ...body },
});

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
		name: 'verification: update',
		message: "'Output' of the verification holds a number with more digits than n8n can keep",
		parameters: { ...verification, ...outputJson, ...merge },
		item: itemOf(ktp),
		fault: answer({ output: { nik: exactNumber('9900009999999901') } }),
	},
	{
		name: 'verification: update',
		message: "'Output' of the verification is …, into which no fields can be merged",
		parameters: { ...verification, ...outputJson, ...merge },
		item: itemOf(ktp),
		fault: answer({ output: [] }),
	},
	{
		name: 'verification: update',
		message: "The field '…' of 'Output' is a number with more digits than n8n can keep",
		parameters: { ...verification, outputMode: 'json', output: '{"nik": 9900009999999901}' },
		item: itemOf(ktp),
	},
	{
		name: 'verification: update',
		message: 'AnyCheck answered, but the verification is still …',
		parameters: completed,
		item: itemOf(ktp),
		fault: answer({ status: 'IN_PROGRESS' }),
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
