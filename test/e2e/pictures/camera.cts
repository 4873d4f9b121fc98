import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectFolder } from '../../../scripts/demo/folders.cts';

/** Part of a page, in its pixels. */
export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The smallest area that holds all of these parts, and a margin around them, as far as it is on the page. */
export async function areaOf(page: Page, parts: readonly Locator[], margin: number): Promise<Area> {
	const boxes = await Promise.all(
		parts.map(async (part) => {
			const box = await part.first().boundingBox();
			if (box === null) throw new Error(`Nothing to be seen of ${part.toString()}`);
			return box;
		}),
	);
	const size = page.viewportSize() ?? { width: Infinity, height: Infinity };
	const x = Math.max(0, Math.min(...boxes.map((box) => box.x)) - margin);
	const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - margin);
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
	return {
		x,
		y,
		width: Math.min(right, size.width) - x,
		height: Math.min(bottom, size.height) - y,
	};
}

/** Draws the page, or a part of it, into docs/images. @param name path below that folder, without ending */
export async function draw(page: Page, name: string, clip?: Area): Promise<void> {
	const path = join(projectFolder, 'docs', 'images', `${name}.png`);
	await mkdir(dirname(path), { recursive: true });
	await page.screenshot({ path, animations: 'disabled', caret: 'hide', ...(clip && { clip }) });
	console.log(path);
}
