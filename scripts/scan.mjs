// n8n's own scanner over the source and over the package as it would be published, and a look at what is in that package.
// Needs a build. Ends with code 1 when there is any finding, warnings included.
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenReferences } from './scan/broken-references.mjs';
import { lint } from './scan/lint.mjs';
import { pack } from './scan/pack.mjs';
import { unwantedFiles } from './scan/unwanted-files.mjs';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const work = mkdtempSync(join(tmpdir(), 'anycheck-scan-'));
// The scanner makes a temporary folder of its own and forgets it: it goes with ours.
process.env.TMPDIR = work;
process.env.N8N_USER_FOLDER = work;

/** @param {string} title @param {string[]} findings */
function report(title, findings) {
	console.log(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${title}`);
	for (const finding of findings) console.log(finding.replace(/^/gm, '     '));
	return findings.length;
}

/** @returns {Promise<number>} how many findings there were */
async function scan() {
	if (!existsSync(join(project, 'dist')))
		return report('built package', ['No dist folder: run the build first']);

	const { SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const { directory, files } = pack(project, work);
	let findings = report('scanner, source', await lint(project, SOURCE_FILE_PATTERNS));
	findings += report('scanner, package', await lint(directory, ['**/*.js', 'package.json']));
	findings += report(`files of the package (${files.length})`, unwantedFiles(files));
	// Only now, so that the scanner does not see it: the package finds n8n-workflow where n8n would provide it.
	symlinkSync(join(project, 'node_modules'), join(directory, 'node_modules'), 'dir');
	findings += report(
		'loads in n8n with its icons, codex and schemas',
		await brokenReferences(directory),
	);
	return findings;
}

try {
	process.exitCode = (await scan()) === 0 ? 0 : 1;
} finally {
	rmSync(work, { recursive: true, force: true });
}
