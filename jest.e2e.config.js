/** End-to-end tests: one real n8n for all suites, started by the global setup. */
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.base.js'),
	displayName: 'e2e',
	testMatch: ['<rootDir>/test/e2e/**/*.test.cts'],
	globalSetup: '<rootDir>/test/e2e/harness/global-setup.cts',
	globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.cts',
	testTimeout: 120_000,
	maxWorkers: 1,
	reporters: [['default', { summaryThreshold: 0 }]],
};
