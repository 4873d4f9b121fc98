import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../../demo/folders.cts';

/** Every page of the project in Markdown: paths with slashes, from its folder. */
export async function markdownPages(): Promise<string[]> {
	const own = await readdir(projectFolder);
	const docs = await readdir(join(projectFolder, 'docs'), { recursive: true });
	const below = docs.map((path) => `docs/${path.replaceAll('\\', '/')}`);
	return [...own, ...below].filter((path) => path.endsWith('.md')).sort();
}
