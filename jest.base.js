/** Packages that are ES modules, which jest cannot load as they are. */
const esModules = '(get-port|markdown-table|milliparsec)';

/**
 * What all kinds of tests share.
 * @type {import('jest').Config}
 */
module.exports = {
	testEnvironment: 'node',
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'json', 'node'],
	transform: {
		[`^.+\\.c?ts$|/node_modules/${esModules}/.+\\.js$`]: [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	transformIgnorePatterns: [`/node_modules/(?!${esModules}/)`],
};
