import type { INode, INodeExecutionData } from 'n8n-workflow';
import { PROBE, SOURCE } from '../../harness/helper-nodes.cts';
import type { Operator } from '../operate.cts';

/**
 * What an expression is worth in n8n for the first of some items.
 * @param expression as a field holds it after the equals sign: text, with expressions in double braces
 * @param from what the node is called that the items come from
 */
export async function evaluate(
	{ engine }: Operator,
	expression: string,
	items: INodeExecutionData[],
	from: string,
): Promise<unknown> {
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
	const [seen] = run.data.resultData.runData['Field']?.at(-1)?.data?.['main']?.[0] ?? [];
	const { origin, originError } = seen?.json ?? {};
	if (typeof originError === 'string') throw new Error(originError);
	return origin;
}
