import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../../scripts/demo/folders.cts';

const FILE = join(projectFolder, 'docs', 'benchmarks.md');
const [BEGIN, END] = ['<!-- scale: begin -->', '<!-- scale: end -->'];
const SECTION = new RegExp(`${BEGIN}[\\s\\S]*${END}`);

/** Writes docs/benchmarks.md the way everything here is formatted, and gives where. What `--scale` wrote stays. */
export async function writePage(page: string): Promise<string> {
	const section = (await readFile(FILE, 'utf8')).match(SECTION)?.[0] ?? `${BEGIN}\n${END}`;
	const text = page.replace('## Bars', `${section}\n\n## Bars`);
	return await save(text);
}

/** Writes the section of `--scale` alone. */
export async function replaceScaleSection(section: string): Promise<string> {
	const page = await readFile(FILE, 'utf8');
	const block = `${BEGIN}\n\n${section}\n\n${END}`;
	const hasOne = SECTION.test(page);
	const text = hasOne
		? page.replace(SECTION, () => block)
		: page.replace('## Bars', () => `${block}\n\n## Bars`);
	return await save(text);
}

async function save(text: string): Promise<string> {
	const style = await resolveConfig(FILE);
	await writeFile(FILE, await format(text, { ...style, filepath: FILE }));
	return FILE;
}
