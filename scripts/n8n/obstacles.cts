import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { N8nInstallation } from './locations.cts';
import { chosenN8n, isAtLeast } from './versions.cts';
import type { WorkflowJson } from './workflow.cts';

/** The packages of nodes that come with n8n. */
const PACKAGES = ['n8n-nodes-base', '@n8n/n8n-nodes-langchain'];

const descriptionsSchema = z.array(
	z.object({
		name: z.string(),
		version: z.union([z.number(), z.array(z.number())]).transform((version) => [version].flat()),
	}),
);

const reviewSchema = z.object({
	operation: z.literal('waitForReview'),
	page: z.object({ accessCode: z.undefined() }).default({}),
});

/**
 * What keeps a workflow from running on an n8n, in words: nodes of its own that this n8n has only in other versions, and
 * reviews without an access code where n8n does not protect their links.
 */
export async function obstacles(
	installation: N8nInstallation,
	workflow: WorkflowJson,
): Promise<string[]> {
	const missing = await missingNodes(installation, workflow);
	const asksAnybody = workflow.nodes.some(
		({ parameters }) => reviewSchema.safeParse(parameters).success,
	);
	const isOpen = asksAnybody && !isAtLeast(chosenN8n(), '2.14.0');
	return [
		...missing.map((node) => `there is no ${node}`),
		...(isOpen ? ['its review needs an access code'] : []),
	];
}

/** Such nodes, e.g. `dataTable 1.1`. */
async function missingNodes(
	{ folder }: N8nInstallation,
	{ nodes }: WorkflowJson,
): Promise<string[]> {
	const known = new Set<string>();
	for (const name of PACKAGES) {
		const file = join(folder, 'node_modules', name, 'dist', 'types', 'nodes.json');
		for (const node of descriptionsSchema.parse(JSON.parse(await readFile(file, 'utf8')))) {
			for (const version of node.version) known.add(`${name}.${node.name} ${version}`);
		}
	}
	const used = nodes
		.filter(({ type }) => PACKAGES.some((name) => type.startsWith(`${name}.`)))
		.map(({ type, typeVersion }) => `${type} ${String(typeVersion)}`);
	const missing = [...new Set(used)].filter((node) => !known.has(node));
	return missing.map((node) => node.slice(node.lastIndexOf('.', node.indexOf(' ')) + 1));
}
