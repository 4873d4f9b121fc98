import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runOperation } from '../../../../scripts/docs/run-operation.cts';
import { documentedRuns } from '../../../../scripts/docs/runs/index.cts';
import { itemsFor, PICKED, type Operator } from '../operate.cts';

/** Gives the items that an expression is about; it is evaluated for the first of them. */
export type ItemSource = (operator: Operator) => Promise<INodeExecutionData[]>;

/** Rows of a table, or what another service gives. */
export const rows =
	(...jsons: IDataObject[]): ItemSource =>
	() =>
		Promise.resolve(jsons.map((json) => ({ json })));

/** One of them that has files. */
export const rowWithFiles =
	(json: IDataObject, binary: IBinaryKeyData): ItemSource =>
	() =>
		Promise.resolve([{ json, binary }]);

/** What comes out of an operation, as its page shows it. @throws Error when it is never run */
export const after =
	(name: `${string}: ${string}`): ItemSource =>
	async (operator) => {
		const run = documentedRuns.find((one) => one.name === name);
		if (run === undefined) throw new Error(`${name} is never run`);
		return await runOperation(operator, run);
	};

/** The item that stands for a failed one. */
export const failed: ItemSource = async (operator) => {
	const { outputs } = await operator.run(
		'verification: get',
		{ verificationId: PICKED },
		itemsFor(['3c90c3cc-0d44-4b50-8888-8dd25736052a']),
		{ onError: 'continueErrorOutput' },
	);
	return outputs.error;
};
