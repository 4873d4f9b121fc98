/**
 * End-to-end tests: `npm start`, which builds the package and so comes first; then one real n8n for all suites, started by
 * the global setup, and another one for the examples, beside each other.
 */
const common = require('./jest.base.js');

// Dependencies of mockttp that are ES modules, which jest cannot load as they are.
const modules = '(get-port|milliparsec)';

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...common,
			displayName: 'start',
			testMatch: ['<rootDir>/test/e2e/start/*.test.cts'],
		},
		{
			...common,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/e2e/*.test.cts'],
			globalSetup: '<rootDir>/test/e2e/harness/global-setup.cts',
			globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.cts',
		},
		{
			...common,
			displayName: 'examples',
			transform: { ...common.transform, [`/node_modules/${modules}/.+\\.js$`]: '@swc/jest' },
			transformIgnorePatterns: [`/node_modules/(?!${modules}/)`],
			testMatch: ['<rootDir>/test/e2e/examples/*.test.cts'],
			globalSetup: '<rootDir>/test/e2e/examples/support/global-setup.cts',
			globalTeardown: '<rootDir>/test/e2e/examples/support/global-teardown.cts',
		},
	],
	testTimeout: 120_000,
	maxWorkers: 1,
	reporters: [['default', { summaryThreshold: 0 }]],
};
