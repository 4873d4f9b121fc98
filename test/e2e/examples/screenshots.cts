// Draws the canvas of each example as n8n shows it, into docs/images/examples/. Run it with:
// npm run build && node --require tsx/cjs test/e2e/examples/screenshots.cts [example …]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { exampleNames, variantsOf, type Variant } from '../../../scripts/demo/examples.cts';
import { examplesFolder, projectFolder } from '../../../scripts/demo/folders.cts';
import { openBrowser, openEditor } from '../harness/browser.cts';
import { Example } from './support/example.cts';
import { openStage } from './support/stage.cts';

const MARGIN = 24;
/** Buttons that n8n lays over the canvas. */
const OVERLAYS =
	'[data-test-id="canvas-controls"], [data-test-id="execute-workflow-button"], .vue-flow__panel { display: none !important }';
const imagesFolder = join(projectFolder, 'docs', 'images', 'examples');

interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

async function main(chosen: readonly string[]): Promise<void> {
	const names = chosen.length > 0 ? chosen : await exampleNames(examplesFolder);
	await mkdir(imagesFolder, { recursive: true });
	const stage = await openStage(new AbortController().signal);
	try {
		const browser = await openBrowser();
		try {
			for (const name of names) {
				for (const variant of variantsOf(join(examplesFolder, name))) {
					const example = await Example.open(name, { ...stage, variant });
					const workflowId = await example.import().finally(() => example.close());
					const page = await openEditor(browser, stage.surroundings.url);
					const url = `${stage.surroundings.url}/workflow/${workflowId}`;
					await drawCanvas(page, url, pictureOf(name, variant));
					await page.close();
				}
			}
		} finally {
			await browser.close();
		}
	} finally {
		await stage.close();
	}
}

/** The name of the picture of one workflow of an example. */
function pictureOf(name: string, variant: Variant): string {
	return variant === 'simple' ? `${name}-simple` : name;
}

async function drawCanvas(page: Page, url: string, name: string): Promise<void> {
	await page.setViewportSize({ width: 2400, height: 3600 });
	await page.goto(url);
	await page.getByTestId('canvas-node').first().waitFor();
	await page.keyboard.press('1');
	await page.waitForTimeout(1_500);
	await page.addStyleTag({ content: OVERLAYS });
	const path = join(imagesFolder, `${name}.png`);
	await page.screenshot({ path, clip: await drawnArea(page), animations: 'disabled' });
	console.log(path);
}

/** What the nodes and notes take up, and a margin. */
async function drawnArea(page: Page): Promise<Area> {
	const nodes = await page.locator('.vue-flow__node').all();
	const boxes = (await Promise.all(nodes.map((node) => node.boundingBox()))).filter(
		(box) => box !== null,
	);
	const x = Math.min(...boxes.map((box) => box.x)) - MARGIN;
	const y = Math.min(...boxes.map((box) => box.y)) - MARGIN;
	const width = Math.max(...boxes.map((box) => box.x + box.width)) + 4 * MARGIN - x;
	const height = Math.max(...boxes.map((box) => box.y + box.height)) + 3 * MARGIN - y;
	return { x, y, width, height };
}

void main(process.argv.slice(2));
