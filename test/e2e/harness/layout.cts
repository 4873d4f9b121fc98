import type { WorkflowJson } from '../../../scripts/n8n/workflow.cts';

type Node = WorkflowJson['nodes'][number];

/** Nodes side by side on the canvas, none on top of another. */
export function inRows(nodes: Node[], perRow = 6): Node[] {
	return nodes.map((node, index) => ({
		...node,
		position: [(index % perRow) * 240, Math.floor(index / perRow) * 200],
	}));
}
