import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { gte } from 'semver';
import type { N8nInstallation } from './locations.cts';
import { chosenN8n } from './versions.cts';
import type { WorkflowJson } from './workflow.cts';

/** The packages of nodes that come with n8n. */
const PACKAGES = ['n8n-nodes-base', '@n8n/n8n-nodes-langchain'];

const propertySchema = z.object({
	name: z.string(),
	type: z.string(),
	options: z.array(z.object({ name: z.string().optional() })).default([]),
});
type Property = z.infer<typeof propertySchema>;

const descriptionsSchema = z.array(
	z.object({
		name: z.string(),
		version: z.union([z.number(), z.array(z.number())]).transform((version) => [version].flat()),
		properties: z.array(propertySchema),
	}),
);

const reviewSchema = z.object({
	operation: z.literal('waitForReview'),
	reviewers: z.literal('anyone').default('anyone'),
	page: z.object({ accessCode: z.undefined() }).default({}),
});

/**
 * What keeps a workflow from running on an n8n as it is meant, in words: nodes of its own that this n8n has only in other
 * versions, options that they do not have there and n8n passes over, and reviews that ask for no code where n8n does not
 * protect their links.
 */
export async function obstacles(
	installation: N8nInstallation,
	{ nodes }: WorkflowJson,
): Promise<string[]> {
	const known = await propertiesOfNodes(installation);
	const missing = nodes.flatMap((node) => {
		if (!PACKAGES.some((name) => node.type.startsWith(`${name}.`))) return [];
		const properties = known.get(`${node.type} ${String(node.typeVersion)}`);
		const short = node.type.slice(node.type.lastIndexOf('.') + 1);
		if (properties === undefined) return [`there is no ${short} ${String(node.typeVersion)}`];
		return unknownOptions(node, properties).map((option) => `its ${short} has no ${option}`);
	});
	const asksAnybody = nodes.some(({ parameters }) => reviewSchema.safeParse(parameters).success);
	const isOpen = asksAnybody && !gte(chosenN8n(), '2.14.0');
	return [...new Set(missing), ...(isOpen ? ['its review needs a code'] : [])];
}

/** The properties of each node that comes with an n8n, by type and version, e.g. `n8n-nodes-base.dataTable 1.1`. */
async function propertiesOfNodes({ folder }: N8nInstallation): Promise<Map<string, Property[]>> {
	const known = new Map<string, Property[]>();
	for (const name of PACKAGES) {
		const file = join(folder, 'node_modules', name, 'dist', 'types', 'nodes.json');
		for (const node of descriptionsSchema.parse(JSON.parse(await readFile(file, 'utf8')))) {
			for (const version of node.version)
				known.set(`${name}.${node.name} ${version}`, node.properties);
		}
	}
	return known;
}

/** What is set in the collections of a node and is not to be found there. */
function unknownOptions(
	{ parameters }: WorkflowJson['nodes'][number],
	properties: Property[],
): string[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		const alike = properties.filter((property) => property.name === name);
		if (alike.length === 0 || alike.some(({ type }) => type !== 'collection')) return [];
		const options = alike.flatMap((property) => property.options.map((option) => option.name));
		return Object.keys(Object(value) as object).filter((option) => !options.includes(option));
	});
}
