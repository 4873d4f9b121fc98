import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const nodeSchema = z
	.object({
		name: z.string(),
		type: z.string(),
		parameters: z.record(z.string(), z.unknown()).default({}),
		credentials: z
			.record(z.string(), z.object({ id: z.string().nullish(), name: z.string() }))
			.optional(),
	})
	.passthrough();

export const workflowSchema = z
	.object({
		id: z.string().optional(),
		name: z.string(),
		nodes: z.array(nodeSchema),
		connections: z.record(z.string(), z.unknown()),
		settings: z.record(z.string(), z.unknown()).default({}),
	})
	.passthrough();

/** A workflow as n8n exports it. */
export type WorkflowJson = z.infer<typeof workflowSchema>;

/** Where the example workflows expect their files: the folder that n8n's Docker image may read by default. */
export const EXAMPLE_FILES_FOLDER = '/home/node/.n8n-files';

export async function readWorkflow(file: string): Promise<WorkflowJson> {
	return workflowSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** The workflow with its files in another folder. */
export function withFilesFolder(workflow: WorkflowJson, folder: string): WorkflowJson {
	const text = JSON.stringify(workflow);
	const quoted = JSON.stringify(folder).slice(1, -1);
	return workflowSchema.parse(JSON.parse(text.replaceAll(EXAMPLE_FILES_FOLDER, quoted)));
}

/** The workflow with every credential of `type` replaced by the given one. */
export function withCredential(
	workflow: WorkflowJson,
	type: string,
	credential: { id: string; name: string },
): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type] === undefined
			? node
			: { ...node, credentials: { ...node.credentials, [type]: credential } },
	);
	return { ...workflow, nodes };
}
