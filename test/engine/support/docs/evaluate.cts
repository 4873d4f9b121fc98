import type { INode, INodeExecutionData } from 'n8n-workflow';
import { PROBE, SOURCE } from '../../harness/helper-nodes.cts';
import type { Operator } from '../operate.cts';

/** What n8n makes of an expression for one item: a value, or why there is none. */
export interface Evaluated {
	origin?: unknown;
	originError?: string;
}

/**
 * What an expression is worth in n8n, item by item.
 * @param expression as a field holds it after the equals sign: text, with expressions in double braces
 */
export async function evaluate(
	{ engine }: Operator,
	expression: string,
	items: INodeExecutionData[],
): Promise<Evaluated[]> {
	// The items come from the node that the expression itself names.
	const [, from = 'Rows'] = /\$\('([^']+)'\)/.exec(expression) ?? [];
	const place = (name: string, type: string, origin?: string): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: origin === undefined ? {} : { origin },
	});
	const run = await engine.runWorkflow(
		{
			nodes: [place(from, SOURCE), place('Field', PROBE, `=${expression}`)],
			connections: { [from]: { main: [[{ node: 'Field', type: 'main', index: 0 }]] } },
		},
		{ startNode: from, items },
	);
	const seen = run.data.resultData.runData['Field']?.at(-1)?.data?.['main']?.[0] ?? [];
	return seen.map(({ json }) => json);
}
