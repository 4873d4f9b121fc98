/** End-to-end tests: one real n8n for all suites, started by the global setup. */
/** @type {import('jest').Config} */
module.exports = {
	displayName: 'e2e',
	testEnvironment: 'node',
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'json', 'node'],
	transform: {
		'^.+\\.c?ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	testMatch: ['<rootDir>/test/e2e/**/*.test.cts'],
	globalSetup: '<rootDir>/test/e2e/harness/global-setup.cts',
	globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.cts',
	testTimeout: 120_000,
	maxWorkers: 1,
	reporters: [['default', { summaryThreshold: 0 }]],
};
