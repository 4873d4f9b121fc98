// Whether the pages and the texts of the node keep to the terms and the length of sentences in .textlintrc.json; run by
// `npm run lint`. Files named as arguments are checked alone.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, loadTextlintrc } from 'textlint';
import { uiTexts } from './prose/ui-texts.cts';

const ROOT = join(__dirname, '..');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/**.md'];
const SOURCES = ['nodes/**.ts', 'credentials/**.ts'];
/** Made from the API's own words. */
const GENERATED = /\.generated\.ts$/;

/** Files of the project that git knows or will know. */
function files(patterns: string[]): string[] {
	const options = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
	const listed = execFileSync('git', [...options, '--', ...patterns], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	return listed.split('\n').filter((path) => path !== '' && !GENERATED.test(path));
}

/** One paragraph for each text, on the line where it is in the code: so the linter names that line. */
function asPage(path: string, code: string): string {
	const lines: string[] = [];
	for (const { text, line } of uiTexts(path, code)) {
		// Two texts of one line, or of neighbours, need an empty line between them.
		const at = Math.max(line - 1, lines.length === 0 ? 0 : lines.length + 1);
		while (lines.length < at) lines.push('');
		lines.push(text.replace(/\s+/g, ' ').trim());
	}
	return lines.join('\n');
}

async function main(chosen: string[]): Promise<void> {
	const descriptor = await loadTextlintrc({ configFilePath: join(ROOT, '.textlintrc.json') });
	const linter = createLinter({ descriptor });
	const isChosen = (path: string): boolean => chosen.length === 0 || chosen.includes(path);
	const inputs = [
		...files(PAGES).map((path) => ({ path, read: (text: string) => text })),
		...files(SOURCES).map((path) => ({ path, read: (text: string) => asPage(path, text) })),
	].filter(({ path }) => isChosen(path));
	for (const { path, read } of inputs) {
		const text = read(readFileSync(join(ROOT, path), 'utf8'));
		const { messages } = await linter.lintText(text, 'page.md');
		for (const { loc, message } of messages) {
			console.log(`${path}:${loc.start.line}:${loc.start.column}  ${message.replace(/\s+/g, ' ')}`);
			process.exitCode = 1;
		}
	}
}

void main(process.argv.slice(2));
