import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { NodeRunOptions, NodeRunResult } from '../harness/index.cts';
import { CREDENTIAL, setStage, typed, type Stage } from './stage.cts';

/** A stage on which any operation is run. */
export interface Operator extends Stage {
	/** The credential of `run`: the access token of a user, whom the API lets do everything. */
	credentialId: string;
	/** Runs one operation, once for each item; one empty item by default. */
	run(
		operation: `${string}: ${string}`,
		parameters: INodeParameters,
		items?: INodeExecutionData[],
		settings?: Partial<NodeRunOptions>,
	): Promise<NodeRunResult>;
	/** The same where all that counts is what comes out. @throws when the node fails */
	results(
		operation: `${string}: ${string}`,
		parameters: INodeParameters,
		items?: INodeExecutionData[],
	): Promise<IDataObject[]>;
}

/** Sets up a stage with one credential; taken down by `close`. */
export async function setOperator(): Promise<Operator> {
	const stage = await setStage();
	const credentialId = stage.engine.credentials.create(CREDENTIAL, typed.accessToken(stage));
	const run: Operator['run'] = async (name, parameters, items = [{ json: {} }], settings = {}) => {
		const [resource, operation] = name.split(': ');
		return await stage.engine.run({
			parameters: { resource, operation, ...parameters },
			items,
			credentialId,
			...settings,
		});
	};
	return {
		...stage,
		credentialId,
		run,
		results: async (...wanted) => {
			const { outputs, error } = await run(...wanted);
			if (error) throw new Error(`${error.message}\n${error.description ?? ''}`);
			return outputs.success.map(({ json }) => json);
		},
	};
}

/** A new operator for each test of a file. A test fails when the sandbox answered other than the OpenAPI document says. */
export function useOperator(): Operator {
	const operator: Partial<Operator> = {};
	beforeEach(async () => {
		Object.assign(operator, await setOperator());
	});
	afterEach(async () => {
		await operator.close?.();
		expect(operator.sandbox?.record.contractErrors).toEqual([]);
	});
	// Filled in before each test runs.
	return operator as Operator;
}

/** A picked one, whose id is in the item's field `id`. */
export const PICKED = { __rl: true, mode: 'id', value: '={{ $json.id }}' };

/** Input items, one for each id. */
export function itemsFor(ids: string[]): INodeExecutionData[] {
	return ids.map((id) => ({ json: { id } }));
}
