// Many files of tests in one file's place, so that they load n8n's engine once: see jest.together.config.js.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** Paths from the project's folder; each group of files has its own. */
declare const TEST_FILES: string[];

const load = createRequire(__filename);

for (const file of TEST_FILES) {
	describe(file, () => {
		load(resolve(__dirname, '..', file));
	});
}
