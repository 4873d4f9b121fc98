import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resources } from '../../nodes/Anycheck/actions/index';
import { projectFolder } from '../demo/folders.cts';
import type { ApiDocument } from './api-document.cts';
import { examples } from './examples.cts';
import { operationPath, operationRegions } from './operation-page.cts';
import { endpointsTable, operationsList, operationsTable } from './operations-table.cts';
import { withRegions, type Regions } from './regions.cts';
import { roomsPicture } from './rooms-picture.cts';

/** The resource that a new node starts with. */
const START = 'verification';

/**
 * Path → text of the pages with generated places. What people wrote in them stays.
 * @throws Error when a page or one of its places is missing
 */
export async function generatedPages(document: ApiDocument): Promise<Record<string, string>> {
	const shown = await examples();
	const places: Array<[path: string, Regions]> = [
		['README.md', { operations: operationsTable(resources, START) }],
		['docs/api.md', { endpoints: endpointsTable(resources, document) }],
		['docs/architecture.md', { rooms: await roomsPicture() }],
		['docs/operations/README.md', { operations: operationsList(resources, START) }],
	];
	for (const resource of resources) {
		for (const operation of resource.operations) {
			const example = shown.get(`${resource.option.value}: ${operation.option.value}`);
			if (example === undefined) throw new Error(`${operation.option.action} is never run`);
			const regions = operationRegions(resource, operation, example, document);
			places.push([operationPath(resource, operation), regions]);
		}
	}
	const pages: Record<string, string> = {};
	for (const [path, regions] of places) {
		pages[path] = withRegions(path, await readFile(join(projectFolder, path), 'utf8'), regions);
	}
	return pages;
}
