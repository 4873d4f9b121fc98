import { chain, node, updateNode } from '../e2e/harness/workflows.cts';
import type { WorkflowJson } from '../../scripts/n8n/workflow.cts';
import type { Contender, Work } from './scenario.cts';

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

/** Reads what the HTTP Request node then writes back with changes. */
export const READING_NODE = 'Read verification';

/** Where the workflow is called, below the address of n8n. */
export function webhookPath(contender: Contender, credential: string, work: Work): string {
	return `bench-${contender}-${credential}-${work}`;
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
	work: Work = 'replace',
	answersAtTheEnd = false,
): WorkflowJson {
	const path = webhookPath(contender, credential.name, work);
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
	const update =
		contender === 'anycheck' ? [anycheck(credential, work)] : httpRequest(credential, apiUrl, work);
	const workflow = chain(path, [webhook, code, ...update]);
	return { ...workflow, settings: { ...workflow.settings, ...SAVE_NOTHING } };
}

function anycheck(
	credential: { id: string; name: string },
	work: Work,
): WorkflowJson['nodes'][number] {
	const parameters = {
		verificationId: { __rl: true, mode: 'id', value: '={{ $json.verification_id }}' },
		verificationStatus: 'COMPLETED',
		outputMode: 'json',
		output: `={{ ${OUTPUT} }}`,
		writeMode: work,
	};
	return updateNode(parameters, credential, { typeVersion: 2 });
}

/** One node that updates, after one that reads where only some fields are to change. */
function httpRequest(
	anycheckApi: { id: string; name: string },
	apiUrl: string,
	work: Work,
): WorkflowJson['nodes'] {
	const request = (name: string, parameters: object) => ({
		...node(name, 'n8n-nodes-base.httpRequest', 4.5, {
			url: `=${apiUrl}/verifications/{{ $('Make items').item.json.verification_id }}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'anycheckApi',
			options: {},
			...parameters,
		}),
		credentials: { anycheckApi },
	});
	const update = (output: string) =>
		request(NODE_UNDER_TEST, {
			method: 'PUT',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ { verification_status: "COMPLETED", output: ${output} } }}`,
		});
	if (work === 'replace') return [update(OUTPUT)];
	const changes = OUTPUT.replaceAll('$json', "$('Make items').item.json");
	return [request(READING_NODE, { method: 'GET' }), update(`{ ...$json.output, ...${changes} }`)];
}
