import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../../scripts/demo/folders.cts';

/** A page of the documentation. */
export interface Page {
	/** Path in the project, with slashes. */
	path: string;
	text: string;
}

/** The README and everything below docs/. */
export function documentationPages(): Page[] {
	const below = readdirSync(join(projectFolder, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.md'))
		.map((path) => `docs/${path.replaceAll('\\', '/')}`);
	return ['README.md', ...below.sort()].map((path) => ({
		path,
		text: readFileSync(join(projectFolder, path), 'utf8'),
	}));
}
