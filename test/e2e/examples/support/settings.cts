import type { WorkflowJson } from '../../../../scripts/n8n/workflow.cts';
import { z } from 'zod';

/** In each example one node of this name holds everything that a user has to fill in. */
export const SETTINGS_NODE = 'Settings';

const parametersSchema = z
	.object({
		assignments: z.object({
			assignments: z.array(z.object({ name: z.string(), value: z.unknown() }).passthrough()),
		}),
	})
	.passthrough();

/** The workflow with values filled in. Throws when it has no such setting. */
export function withSettings(
	workflow: WorkflowJson,
	values: Readonly<Record<string, unknown>>,
): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== SETTINGS_NODE) return node;
		const parameters = parametersSchema.parse(node.parameters);
		const { assignments } = parameters.assignments;
		const unknown = Object.keys(values).filter(
			(name) => !assignments.some((one) => one.name === name),
		);
		if (unknown.length > 0) throw new Error(`The example has no setting ${unknown.join(', ')}`);
		const filled = assignments.map((one) =>
			one.name in values ? { ...one, value: values[one.name] } : one,
		);
		return { ...node, parameters: { ...parameters, assignments: { assignments: filled } } };
	});
	return { ...workflow, nodes };
}

/** The workflow with other parameters in one of its nodes, for what a test cannot wait for. Throws when there is no such node. */
export function withParameters(
	workflow: WorkflowJson,
	name: string,
	parameters: Readonly<Record<string, unknown>>,
): WorkflowJson {
	if (!workflow.nodes.some((node) => node.name === name)) throw new Error(`No node ${name}`);
	const nodes = workflow.nodes.map((node) =>
		node.name === name ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	return { ...workflow, nodes };
}
