import type { Execution } from '../../../scripts/n8n/execution.cts';
import type { Recipe } from './page.cts';

/** Nodes of the recipe that none of these executions has run. */
export function neverExecuted({ workflow }: Recipe, executions: readonly Execution[]): string[] {
	const names = workflow.nodes.map(({ name }) => name);
	return names.filter((name) => !executions.some(({ runs }) => name in runs));
}

/** Fields of the items that a node put out. */
export function fieldsOf(
	execution: Execution,
	node: string,
	output = 0,
): Record<string, unknown>[] {
	return execution.items(node, output).map(({ json }) => json);
}
