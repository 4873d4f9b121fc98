/**
 * Which file may import which. Run by `npm run lint:rooms`.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
	forbidden: [
		{
			name: 'no-circles',
			comment:
				'Files that import each other, be it a type only, can be neither read nor moved alone.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		// Imports of types, which the compiler drops, count as well.
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
	},
};
