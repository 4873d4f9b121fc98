import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { projectFolder } from '../../demo/folders.cts';
import { pageHtml } from './html.cts';
import { markdownPages } from './pages.cts';

/** Where the rendered pages are, from the project's folder. */
const SITE = 'output/docs/site';

/** A rendered page. */
export interface RenderedPage {
	/** Path of the Markdown file, with slashes. */
	path: string;
	/** Path of the HTML file. */
	file: string;
}

/** Renders every page into output/docs/site/, with links between them; pictures stay where they are. */
export async function renderSite(): Promise<RenderedPage[]> {
	await rm(join(projectFolder, SITE), { recursive: true, force: true });
	const pages: RenderedPage[] = [];
	for (const path of await markdownPages()) {
		const file = join(projectFolder, SITE, htmlPath(path));
		const markdown = await readFile(join(projectFolder, path), 'utf8');
		await mkdir(dirname(file), { recursive: true });
		await writeFile(
			file,
			pageHtml(path, markdown, (target) => linkFrom(path, target)),
		);
		pages.push({ path, file });
	}
	return pages;
}

const htmlPath = (path: string): string => path.replace(/\.md$/, '.html');

/** Where a link of a page leads from its HTML file. */
function linkFrom(page: string, target: string): string {
	if (/^([a-z]+:|#)/.test(target)) return target;
	const [path = '', anchor] = target.split('#', 2);
	const place = posix.join(posix.dirname(page), path);
	const here = posix.join(SITE, posix.dirname(page));
	const there = place.endsWith('.md') ? posix.join(SITE, htmlPath(place)) : place;
	return posix.relative(here, there) + (anchor === undefined ? '' : `#${anchor}`);
}
