// Serves the review page with invented data, to look at it in a browser: node --require tsx/cjs scripts/preview-review-page.cts
import { parseArgs } from 'node:util';
import { startPreview } from './review-page/server.cts';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
	const preview = await startPreview(Number(values.port));
	console.log(`Review page: ${preview.url}`);
	const stop = (): void => {
		void preview.close();
	};
	process.once('SIGTERM', stop).once('SIGINT', stop);
}

void main();
