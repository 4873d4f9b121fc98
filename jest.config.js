const common = require('./jest.base.js');

const project = (name) => ({
	...common,
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.cts`],
});

/** Engine tests of what depends on n8n most; they run in the oldest supported n8n too. */
const inOldest = [
	'bad-access',
	'bad-items',
	'credential-test',
	'endless-answers',
	'list-search',
	'operations',
	'sessions',
	'trigger-memory',
	'trigger-reports',
	'upload',
	'wait-for-review',
	'wait-parking',
	'wait-reports',
	'wait-resumed',
];

module.exports = {
	projects: [
		...['unit', 'sandbox', 'check-api', 'engine'].map(project),
		{
			...project('oldest'),
			testMatch: inOldest.map((name) => `<rootDir>/test/engine/${name}.test.cts`),
			moduleNameMapper: {
				'^n8n-core$': '<rootDir>/node_modules/n8n-core-oldest',
				'^n8n-workflow$': '<rootDir>/node_modules/n8n-core-oldest/node_modules/n8n-workflow',
			},
			setupFiles: ['<rootDir>/test/engine/harness/without-lasting-timers.cts'],
		},
		{
			...project('faults'),
			globalSetup: '<rootDir>/test/faults/support/global-setup.cts',
			globalTeardown: '<rootDir>/test/faults/support/global-teardown.cts',
		},
	],
	// Each file of tests loads n8n's engine anew, and jest keeps what it loaded. In a process of two gigabytes, collecting
	// garbage takes so long that requests time out; a worker that has grown is replaced.
	workerIdleMemoryLimit: '700MB',
	// Far more than any test needs, also on a slow machine with other work.
	testTimeout: 30_000,
};
