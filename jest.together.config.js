/**
 * What `npm test` runs: the same tests as jest.config.js, in less time. To load n8n's engine, or what the sandbox stands on,
 * takes longer than most files of tests; so many files take the place of one (test/together.cts) and load it once.
 */
const { readdirSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const config = require('./jest.config.js');

/** Into how many groups a folder's files are put. More of them would load more often, fewer would not keep all cores busy. */
const GROUPS = { sandbox: 2, 'check-api': 2, engine: 6, oldest: 1, faults: 2 };

/** The files of a project, whether it names them or takes all of its folder. */
function filesOf({ displayName, testMatch }) {
	const named = testMatch.filter((pattern) => !pattern.includes('*'));
	if (named.length > 0) return named.map((file) => file.replace('<rootDir>/', ''));
	const folder = `test/${displayName}`;
	const names = readdirSync(`${__dirname}/${folder}`);
	return names.filter((name) => name.endsWith('.test.cts')).map((name) => `${folder}/${name}`);
}

/** One project for each group; neighbours go into different ones, since those that take long have similar names. */
function inGroups(project, groups) {
	const files = filesOf(project);
	return Array.from({ length: groups }, (_, group) => ({
		...project,
		testMatch: ['<rootDir>/test/together.cts'],
		globals: { TEST_FILES: files.filter((_, index) => index % groups === group) },
	}));
}

module.exports = {
	...config,
	projects: config.projects.flatMap((project) => {
		const groups = GROUPS[project.displayName];
		return groups === undefined ? [project] : inGroups(project, groups);
	}),
	// Half of the time a test waits for a socket or a timer.
	maxWorkers: Math.ceil(1.5 * availableParallelism()),
	reporters: [['summary', { summaryThreshold: 0 }], './scripts/test/counts-reporter.cjs'],
};
