import type { NodeParameterValueType } from 'n8n-workflow';
import { STATUS_VALUES } from '../../../../nodes/Anycheck/verification/statuses';
import { demo } from '../../../../sandbox/index.cts';
import { ACCESS_CODE } from '../review-visit.cts';

const fields = { assignments: [{ id: '1', name: 'note', value: 'seen', type: 'string' }] };

const record = {
	mappingMode: 'defineBelow',
	value: { note: 'seen' },
	schema: [{ id: 'note', displayName: 'note', type: 'string', display: true, required: false }],
};

/** Values with which an operation gets to its end, by the path of the field, where its default does not do. */
export const SAMPLES: Readonly<Record<string, NodeParameterValueType>> = {
	configurationFields: fields,
	configurationRecord: record,
	files: {
		file: [
			{ fileInput: 'ktp_file', source: 'inputData', inputDataFieldName: 'data', password: '' },
			{ fileInput: 'ktp_file', source: 'path', path: '={{ $json.path }}' },
		],
	},
	groupId: demo.group.id,
	'options.leaveOut': demo.verifications.slik,
	// Switches are on when they are added; these would send nothing.
	'options.dryRun': false,
	'options.onlyIfStatus': STATUS_VALUES,
	'options.proposeOnly': false,
	'options.skipIfUnchanged': false,
	'options.resultGroup': demo.results.siti,
	'options.selectedFields': ['id'],
	outputFields: fields,
	outputRecord: record,
	'page.accessCode': ACCESS_CODE,
	'page.decisions': {
		decision: [{ name: 'Accepted', status: 'COMPLETED', field: 'accepted', value: 'true' }],
	},
	'reviewerRules.firstDecision': JSON.stringify({ decision: 'COMPLETED', record_version: 'x' }),
	'reviewerRules.mustNotBe': 'budi@example.test',
	'reviewerRules.onlyThese': 'rani@example.test',
	resultId: demo.results.siti,
	schema: '{"total":{"type":"string"}}',
	schemaFields: { field: [{ name: 'total', type: 'string', description: '', required: true }] },
	webhookUrl: 'https://n8n.example.com/webhook/anycheck',
};
