// Looks at the review page in Chromium and uses it as reviewers do: node --require tsx/cjs test/review-page/main.cts
import { join } from 'node:path';
import { startPreview } from '../../scripts/review-page/server.cts';
import { openBrowser } from './browser.cts';
import { lookAtPages } from './look.cts';
import { uses } from './use.cts';

const folder = join(__dirname, '..', '..', 'output', 'review-page');

async function main(wanted: string): Promise<void> {
	const preview = await startPreview();
	const browser = await openBrowser();
	const { url, decided } = preview;
	try {
		if ('looks'.includes(wanted)) {
			console.log(`${await lookAtPages(browser, url, folder)} pages looked at, see ${folder}`);
		}
		for (const [name, use] of uses) {
			if (!name.includes(wanted)) continue;
			await use({ browser, url, decided, folder });
			console.log(`ok: a reviewer ${name}`);
		}
	} finally {
		await browser.close();
		await preview.close();
	}
}

main(process.argv[2] ?? '').catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
