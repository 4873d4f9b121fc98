import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runOperation } from '../../../../scripts/docs/run-operation.cts';
import { documentedRuns } from '../../../../scripts/docs/runs.cts';
import { itemsFor, PICKED, type Operator } from '../operate.cts';

const NOWHERE = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** What a workflow around the node may bring along: columns of the tables that the documentation shows, and calls. */
const ROW: IDataObject = {
	Reviewer: 'rani@example.test',
	Verification: NOWHERE,
	You: 'budi@example.test',
	'Net salary': 7_500_000,
	'Result ID': NOWHERE,
	'Change it?': 'Yes',
	body: { verification_id: NOWHERE, status: 'COMPLETED', output: { net_salary: 1 } },
	deal: 'siti@example.test',
	decision: 'Need Review',
	environment: 'staging',
	execution: { error: { message: 'It failed' }, url: 'https://n8n.example.com/executions/1' },
	name: 'SITI CONTOH',
	net_salary: 7_500_000,
	output: { name: 'SITI CONTOH', is_match_face: false },
	reviewer: 'Rani',
	verification_id: NOWHERE,
};

/** An item of each kind that an expression of the documentation can be about. */
export async function sampleItems(operator: Operator): Promise<INodeExecutionData[]> {
	const shown: INodeExecutionData[] = [];
	for (const run of documentedRuns) {
		const { parameters, review } = run;
		// First what leaves the writing to the workflow: it changes nothing.
		const left = review && { ...run, parameters: { ...parameters, saveDecision: 'workflow' } };
		for (const one of left === undefined ? [run] : [left, run])
			shown.push(...(await runOperation(operator, one)).slice(0, 1));
	}
	const written = await updates(operator);
	return [{ json: ROW }, ...shown, ...written];
}

/** What else comes out of Update: a dry run, a skipped item, a failed one, and one of which nobody knows how it went. */
async function updates(operator: Operator): Promise<INodeExecutionData[]> {
	const { sandbox } = operator;
	const [id = ''] = sandbox.state.verifications.keys();
	const update = async (given: string, options: INodeParameters) => {
		const output = { outputMode: 'json', output: '{ "net_salary": 7500000 }' };
		const parameters = { verificationId: PICKED, ...output, options };
		const { outputs } = await operator.run('verification: update', parameters, itemsFor([given]), {
			onError: 'continueRegularOutput',
		});
		return outputs.success;
	};
	const calm = [
		...(await update(id, { dryRun: true })),
		...(await update(id, { skipIfUnchanged: true, onlyIfStatus: ['DRAFT'], otherwise: 'skip' })),
		...(await update(NOWHERE, {})),
	];
	sandbox.faults.add({ fault: { type: 'reset' } });
	const inDoubt = await update(id, { maxTries: 1 });
	sandbox.faults.clear();
	return [...calm, ...inDoubt];
}
