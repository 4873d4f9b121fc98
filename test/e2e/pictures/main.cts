// Draws the pictures of the editor and of the review page in docs/images. Run it with:
// npm run build && node --require tsx/cjs test/e2e/pictures/main.cts [quick-start] [readme]
import { drawQuickStart } from './quick-start.cts';
import { drawReadme } from './readme.cts';

const DRAWERS = { 'quick-start': drawQuickStart, readme: drawReadme };

async function main(chosen: readonly string[]): Promise<void> {
	for (const [name, drawAll] of Object.entries(DRAWERS)) {
		if (chosen.length === 0 || chosen.includes(name)) await drawAll();
	}
}

void main(process.argv.slice(2));
