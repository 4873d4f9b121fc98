// `npm test`: all checks that need no server. Two rows of parts run beside each other, so that two cores have enough to do.
import { lineOf, runPart, type Part, type PartResult } from './test/part.cts';

const BUILD: Part = { name: 'build', command: 'gulp compile' };

const TESTS: Part = { name: 'tests', command: 'jest --config jest.together.config.js' };

const CHECKS: Part[] = [
	{ name: 'types', command: 'npm run --silent typecheck' },
	{ name: 'generated files are up to date', command: 'gulp stale' },
	{ name: 'lint', command: 'npm run --silent lint' },
];

const PACKAGE: Part[] = [
	{ name: 'the package as n8n looks at it', command: 'node scripts/scan.mjs' },
];

async function oneByOne(parts: Part[]): Promise<PartResult[]> {
	const results: PartResult[] = [];
	for (const part of parts) results.push(await runPart(part));
	return results;
}

/** What needs the built package is not run without it: it would fail in words that lead astray. */
async function afterBuild(build: Promise<PartResult>, parts: Part[]): Promise<PartResult[]> {
	if ((await build).hasPassed) return await oneByOne(parts);
	return parts.map(({ name }) => ({ name, hasPassed: false, output: '' }));
}

async function main(): Promise<void> {
	const build = runPart(BUILD);
	const [tests, checks] = await Promise.all([
		afterBuild(build, [TESTS]),
		oneByOne(CHECKS).then(async (results) => [...results, ...(await afterBuild(build, PACKAGE))]),
	]);
	const results = [await build, ...checks, ...tests];

	for (const { name, hasPassed, output } of results) {
		if (!hasPassed && output !== '') console.log(`\n=== ${name} ===\n${output.trimEnd()}`);
	}
	const counts = tests.flatMap(({ output }) => output.match(/^tests of .+$/gm) ?? []);
	const isPassed = results.every(({ hasPassed }) => hasPassed);
	const verdict = isPassed ? 'Everything passed' : 'Not everything passed';
	const minutes = (performance.now() / 60_000).toFixed(1);
	console.log(
		['', ...results.map(lineOf), ...counts, `${verdict}, in ${minutes} minutes.`].join('\n'),
	);
	process.exitCode = isPassed ? 0 : 1;
}

void main();
