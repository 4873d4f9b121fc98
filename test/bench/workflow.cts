import { chain, node, updateNode } from '../e2e/harness/workflows.cts';
import type { WorkflowJson } from '../../scripts/n8n/workflow.cts';
import type { Contender } from './scenario.cts';

/** Name of the node under test in every workflow. */
export const NODE_UNDER_TEST = 'Update verification';

const OUTPUT = '{ approved: true, note: "Checked", number: $json.number, run: $json.run }';
const MAKE_ITEMS = `const { ids, run } = $input.first().json.body;
return ids.map((verification_id, number) => ({ json: { verification_id, number, run } }));`;

// Saving would cost both the same, after the node is done, and would hide the difference in memory.
const SAVE_NOTHING = {
	saveDataSuccessExecution: 'none',
	saveDataErrorExecution: 'none',
	saveManualExecutions: false,
	saveExecutionProgress: false,
};

/** Where the workflow is called, below the address of n8n. */
export function webhookPath(contender: Contender, credential: string): string {
	return `bench-${contender}-${credential}`;
}

/** The call is answered when the execution has ended. */
const ANSWER_AT_THE_END = { responseMode: 'lastNode', responseData: 'noData' };

/**
 * Webhook with ids → Code makes an item of each → the node under test, set to do the same in both workflows.
 * @param answersAtTheEnd otherwise the call is answered at once
 */
export function benchWorkflow(
	contender: Contender,
	credential: { id: string; name: string },
	apiUrl: string,
	answersAtTheEnd = false,
): WorkflowJson {
	const path = webhookPath(contender, credential.name);
	const webhook = {
		...node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
			httpMethod: 'POST',
			path,
			options: {},
			...(answersAtTheEnd && ANSWER_AT_THE_END),
		}),
		webhookId: path,
	};
	const code = node('Make items', 'n8n-nodes-base.code', 2, { jsCode: MAKE_ITEMS });
	const update = contender === 'anycheck' ? anycheck(credential) : httpRequest(credential, apiUrl);
	const workflow = chain(path, [webhook, code, update]);
	return { ...workflow, settings: { ...workflow.settings, ...SAVE_NOTHING } };
}

function anycheck(credential: { id: string; name: string }): WorkflowJson['nodes'][number] {
	const parameters = {
		verificationId: { __rl: true, mode: 'id', value: '={{ $json.verification_id }}' },
		verificationStatus: 'COMPLETED',
		outputMode: 'json',
		output: `={{ ${OUTPUT} }}`,
	};
	return updateNode(parameters, credential);
}

function httpRequest(
	anycheckApi: { id: string; name: string },
	apiUrl: string,
): WorkflowJson['nodes'][number] {
	const parameters = {
		method: 'PUT',
		url: `=${apiUrl}/verifications/{{ $json.verification_id }}`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'anycheckApi',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={{ { verification_status: "COMPLETED", output: ${OUTPUT} } }}`,
		options: {},
	};
	return {
		...node(NODE_UNDER_TEST, 'n8n-nodes-base.httpRequest', 4.5, parameters),
		credentials: { anycheckApi },
	};
}
