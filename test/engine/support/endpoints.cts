import { readDocument } from '../../../sandbox/http/document.cts';
import type { RecordedRequest } from '../../../sandbox/index.cts';

const endpoints = Object.entries(readDocument(false).paths ?? {})
	.map(([template, item]) => ({
		// Fixed paths before those with a parameter, which they would match, too.
		fixed: !template.includes('{'),
		path: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
		item: item as Record<string, { operationId?: string } | undefined>,
	}))
	.sort((a, b) => Number(b.fixed) - Number(a.fixed));

/** The operation id in the OpenAPI document of what was asked for; undefined when that is not documented. */
export function operationIdOf({ method, path }: RecordedRequest): string | undefined {
	const found = endpoints.find((endpoint) => endpoint.path.test(path));
	return found?.item[method.toLowerCase()]?.operationId;
}
