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
	// Far more than any test needs, also on a slow machine with other work.
	testTimeout: 30_000,
};
