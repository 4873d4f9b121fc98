import * as build from '../examples/support/quick-start/build.cts';
import type { Camera } from '../examples/support/quick-start/camera.cts';
import * as errors from '../examples/support/quick-start/errors.cts';
import { fillInInstallation } from '../examples/support/quick-start/install.cts';
import { openScene } from '../examples/support/quick-start/scene.cts';
import { areaOf, draw } from './camera.cts';

/** Long enough for what n8n shows a moment after a field was dropped. */
const SETTLED_MS = 800;

/** Around what is shown, in pixels: the names of nodes stand below them. */
const MARGINS: Readonly<Record<string, number>> = {
	'add-first-step': 32,
	'choose-action': 48,
	credential: 0,
	install: 0,
	rows: 4,
	done: 70,
	'done-with-reason': 70,
};
/** What the test looks at, and the page does not show. */
const NOT_SHOWN = ['credential-tested', 'updated'];

/** Draws the pictures of docs/quick-start.md, with the very steps that the test takes. */
export async function drawQuickStart(): Promise<void> {
	const scene = await openScene();
	try {
		const { page } = scene;
		await page.setViewportSize({ width: 1440, height: 1100 });
		const picture: Camera = async (name, ...parts) => {
			if (NOT_SHOWN.includes(name)) return;
			await page.waitForTimeout(SETTLED_MS);
			const area = parts.length > 0 ? await areaOf(page, parts, MARGINS[name] ?? 12) : undefined;
			await draw(page, `quick-start/${name}`, area);
		};
		await fillInInstallation(scene, picture);
		await build.addTrigger(scene, picture);
		await build.typeDecision(scene, picture);
		await build.addUpdate(scene, picture);
		await build.makeCredential(scene, picture);
		await build.updateFirst(scene, picture);
		await build.readRows(scene, picture);
		await build.correctField(scene, picture);
		await build.writeBack(scene, picture);
		await build.run(scene, picture, 'done');
		await errors.divertErrors(scene, picture);
		await errors.writeReason(scene, picture);
		await build.run(scene, picture, 'done-with-reason');
	} finally {
		await scene.close();
	}
}
