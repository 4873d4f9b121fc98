import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';

/** The workflow with next to no time between n8n's own repetitions of a node, so that a test need not wait for them. */
export function impatient(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		'waitBetweenTries' in node ? { ...node, waitBetweenTries: 50 } : node,
	);
	return { ...workflow, nodes };
}
