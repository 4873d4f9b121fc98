/**
 * End-to-end tests: `npm start`, which builds the package and so comes first; then one real n8n for all suites, started by
 * the global setup, and others for the examples and for the oldest n8n, beside each other. `queue` starts its own
 * processes, by `npm run test:queue`.
 */
const common = require('./jest.base.js');

const onOneN8n = (displayName, files) => ({
	...common,
	displayName,
	testMatch: [`<rootDir>/test/e2e/${files}`],
	globalSetup: '<rootDir>/test/e2e/harness/global-setup.cts',
	globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.cts',
});

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...common,
			displayName: 'start',
			testMatch: ['<rootDir>/test/e2e/start/*.test.cts'],
		},
		onOneN8n('e2e', '{,core/}*.test.cts'),
		// What is run on every supported n8n, by `npm run test:n8n`.
		onOneN8n('core', 'core/*.test.cts'),
		{
			...common,
			displayName: 'examples',
			testMatch: ['<rootDir>/test/e2e/examples/*.test.cts'],
			globalSetup: '<rootDir>/test/e2e/examples/support/global-setup.cts',
			globalTeardown: '<rootDir>/test/e2e/examples/support/global-teardown.cts',
		},
		{
			...common,
			displayName: 'queue',
			testMatch: ['<rootDir>/test/queue/*.test.cts'],
		},
	],
	testTimeout: 120_000,
	maxWorkers: 1,
	reporters: [['default', { summaryThreshold: 0 }]],
};
