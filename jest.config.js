const common = require('./jest.base.js');

const project = (name) => ({
	...common,
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.cts`],
});

module.exports = {
	projects: [
		...['unit', 'sandbox', 'engine'].map(project),
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
