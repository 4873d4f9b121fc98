import type { N8nClient } from '../../../scripts/n8n/client.cts';
import type { WorkflowJson } from '../../../scripts/n8n/workflow.cts';
import type { TableRow } from './page.cts';

type Node = WorkflowJson['nodes'][number];

/** Settings that n8n adds to every node, and their choices; and a choice that n8n makes while somebody looks. */
const OF_EVERY_NODE = new Set(['Settings', 'On Error', 'Always Output Data']);
const OF_EVERY_CHOICE = new Set(['Continue', 'Continue (using error output)', 'Extra Output']);

/** Every label that the editor shows in a node's window: fields, options and choices, as n8n has them. */
export async function labelsOf({ rest }: N8nClient, node: Node): Promise<ReadonlySet<string>> {
	const nodeInfos = [{ name: node.type, version: node['typeVersion'] }];
	const answer: unknown = await rest.send('POST', '/node-types', { nodeInfos });
	const descriptions: unknown[] = Array.isArray(answer) ? answer : [];
	return new Set(descriptions.flatMap(labelsIn));
}

function labelsIn(property: unknown): string[] {
	if (typeof property !== 'object' || property === null) return [];
	const { displayName, name, options, values, modes, properties } = property as Partial<
		Record<string, unknown>
	>;
	const inner = [options, values, modes, properties].flatMap((list): unknown[] =>
		Array.isArray(list) ? list : [],
	);
	const own = [displayName, name].filter((label) => typeof label === 'string');
	return [...own, ...inner.flatMap(labelsIn)];
}

/** What a row of a page's table calls by the name that the editor shows: fields, and choices (in bold or italics). */
export function labelsNamedIn({ field, value }: TableRow): { fields: string[]; choices: string[] } {
	// Its window is another one.
	if (field === 'Credential') return { fields: [], choices: [] };
	const isOwn = /^(`|Output _|as in)|^$/.test(field);
	const fields = field.split(/, | > /).map((part) => part.replace(/ \(By (ID|Name)\)$/, ''));
	const marked = [...value.matchAll(/\*\*([^*]+)\*\*|\b_([^_]+)_\b/g)];
	const choices = marked.map(([, bold, italic]) => bold ?? italic ?? '');
	return {
		fields: isOwn ? [] : fields.filter((label) => !OF_EVERY_NODE.has(label)),
		choices: choices.filter((label) => label !== 'fill in' && !OF_EVERY_CHOICE.has(label)),
	};
}
