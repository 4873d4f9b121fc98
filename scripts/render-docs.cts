// Renders every page of the documentation as GitHub shows it, into output/docs/. Run it with `npm run docs`;
// with `-- --pages`, without pictures of them, which need Chromium.
import { parseArgs } from 'node:util';
import { drawPages } from './docs/render/screenshots.cts';
import { renderSite } from './docs/render/site.cts';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { pages: { type: 'boolean', default: false } } });
	const pages = await renderSite();
	console.log(`${pages.length} pages in output/docs/site`);
	if (!values.pages) await drawPages(pages);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
