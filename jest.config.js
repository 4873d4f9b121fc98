/** @type {import('jest').Config} */
const common = {
	testEnvironment: 'node',
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'json', 'node'],
	transform: {
		'^.+\\.c?ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
};

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
};
