/**
 * The folders of `nodes/Anycheck` from top to bottom: what is in one may import from those below it, and never from those
 * above or beside it.
 */
const LAYERS = [
	['actions', 'trigger', 'methods'],
	['reviewPage'],
	['run'],
	['fields'],
	['verification'],
	['transport'],
	['errors'],
	['json'],
];

/** The same inside a folder that has several parts. */
const PARTS = {
	reviewPage: [['server'], ['settings'], ['page']],
	transport: [['api'], ['auth'], ['http']],
};

const ROOT = 'nodes/Anycheck';

/** One rule for each folder: nothing in it imports from its neighbours, from above, or from a front door. */
function downwards(folder, layers) {
	return layers.flatMap((layer, index) =>
		layer.map((name) => {
			const forbidden = layers
				.slice(0, index + 1)
				.flat()
				.filter((other) => other !== name);
			return {
				name: `${name}-imports-from-below`,
				comment: `The order from top to bottom is: ${layers.flat().join(', ')}.`,
				severity: 'error',
				from: { path: `^${folder}/${name}/` },
				to: { path: [...forbidden.map((other) => `^${folder}/${other}/`), '\\.node\\.ts$'] },
			};
		}),
	);
}

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
		{
			name: 'known-folders',
			comment: 'A new folder gets its place in LAYERS.',
			severity: 'error',
			from: {},
			to: {
				path: `^${ROOT}/`,
				pathNot: `^${ROOT}/((${LAYERS.flat().join('|')})/|api\\.generated\\.ts$)`,
			},
		},
		...downwards(ROOT, LAYERS),
		...Object.entries(PARTS).flatMap(([name, parts]) => downwards(`${ROOT}/${name}`, parts)),
		{
			name: 'page-is-free-of-n8n',
			comment: 'A verification becomes a page, and a form a decision, without n8n and the network.',
			severity: 'error',
			from: { path: `^${ROOT}/reviewPage/page/` },
			to: { path: ['/n8n-workflow/', `^${ROOT}/(run|fields|transport|errors)/`] },
		},
		{
			name: 'credentials-authenticate',
			comment:
				'The credential hands everything to the part of the transport that knows who is asking.',
			severity: 'error',
			from: { path: '^credentials/' },
			to: { path: `^${ROOT}/`, pathNot: `^${ROOT}/transport/auth/` },
		},
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		// Imports of types, which the compiler drops, count as well.
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
	},
};
