import { ESLint } from 'eslint';

/**
 * Asks n8n's scanner for its verdict, and ESLint for the warnings the scanner keeps to itself.
 * @param {string} directory folder with a package.json
 * @param {string[]} patterns as the scanner takes them
 * @returns {Promise<string[]>} findings, empty when clean
 */
export async function lint(directory, patterns) {
	const scanner = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const verdict = await scanner.analyzePackage(directory, patterns);
	if (verdict.message === 'No files found to analyze') return [verdict.message];
	// An analysis that broke down has no details; findings do, and they name warnings as well.
	if (!verdict.passed) return [verdict.details ?? verdict.message];

	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await scanner.buildScanConfig(),
		globInputPaths: true,
		ignorePatterns: ['node_modules/**', '**/package-lock.json'],
		errorOnUnmatchedPattern: false,
	});
	const results = await eslint.lintFiles(patterns);
	if (results.every(({ messages }) => messages.length === 0)) return [];
	const formatter = await eslint.loadFormatter('stylish');
	return [await formatter.format(results)];
}
