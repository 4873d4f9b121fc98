const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname } = require('node:path');
const { spawn } = require('node:child_process');
const { dest, parallel, series, src } = require('gulp');
const { format, resolveConfig } = require('prettier');
const { parse } = require('yaml');

const OPENAPI = 'openapi/anycheck.yaml';
const TYPES = 'nodes/Anycheck/api.generated.ts';
const SCHEMAS = 'nodes/Anycheck/__schema__/v1.0.0';
/** n8n looks for them by the version of the node; what comes out is the same. */
const SCHEMAS_OF_NEWEST = 'dist/nodes/Anycheck/__schema__/v2.0.0';

/** Path → text of the generated code and schemas, made from the OpenAPI document and the operations' descriptions. */
async function generated() {
	const document = parse(await readFile(OPENAPI, 'utf8'));
	// The operations say which shape they put out; loaded from source, so that no build is needed first.
	require('tsx/cjs');
	const { resources } = require('./nodes/Anycheck/actions/index');
	const files = { [TYPES]: await types() };
	for (const resource of resources) {
		for (const { option, output } of resource.operations) {
			const path = `${SCHEMAS}/${resource.option.value}/${option.value}.json`;
			files[path] = JSON.stringify(outputSchema(document, output));
		}
	}
	return await formatted(files);
}

/** The same for the documentation pages: every operation is run against the sandbox for its example. */
async function generatedPages() {
	require('tsx/cjs');
	const { generatedPages: pages } = require('./scripts/docs/generate.cts');
	return await formatted(await pages(parse(await readFile(OPENAPI, 'utf8'))));
}

async function formatted(files) {
	for (const [path, text] of Object.entries(files)) {
		files[path] = await format(text, { ...(await resolveConfig(path)), filepath: path });
	}
	return files;
}

async function types() {
	const { default: openapiTypes, astToString } = await import('openapi-typescript');
	const nodes = await openapiTypes(new URL(OPENAPI, `file://${__dirname}/`));
	return `// Generated from ${OPENAPI} by \`npm run generate\`.\n${astToString(nodes)}`;
}

/** What the editor shows before the first run: the simplified shape, for that is what comes out by default. */
function outputSchema(document, { schema, simplified, notes: described = {} }) {
	const notes = Object.fromEntries(
		Object.entries(described).map(([name, note]) => [name, plainSchema(document, note)]),
	);
	const whole = plainSchema(document, document.components.schemas[schema]);
	if (!simplified) {
		return { ...whole, properties: { ...whole.properties, ...notes }, version: 1 };
	}
	const properties = {};
	for (const [name, ...paths] of simplified) {
		const found = paths.map((path) => schemaAt(whole, path)).find(Boolean);
		if (!found) throw new Error(`${schema} has none of ${paths.join(', ')}`);
		properties[name] = found;
	}
	return { type: 'object', properties: { ...properties, ...notes }, version: 1 };
}

function schemaAt(schema, path) {
	return path.split('.').reduce((part, key) => part?.properties?.[key], schema);
}

/** References resolved, and of each schema only what the editor reads. */
function plainSchema(document, { $ref, ...rest }) {
	const schema = $ref ? document.components.schemas[$ref.split('/').pop()] : rest;
	if (schema.$ref) return plainSchema(document, schema);
	const types = [schema.type ?? 'object'].flat();
	const type = types.find((name) => name !== 'null');
	if (type === 'array') return { type, items: plainSchema(document, schema.items) };
	// The editor goes by the first; the other says that there may be nothing.
	if (!schema.properties) return { type: types.length > 1 ? [type, 'null'] : type };
	const properties = Object.entries(schema.properties).map(([name, part]) => [
		name,
		plainSchema(document, part),
	]);
	return { type, properties: Object.fromEntries(properties) };
}

async function write(files) {
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
}

const generateCode = async () => await write(await generated());
const generatePages = async () => await write(await generatedPages());

/** Fails when a generated file is not what its sources make now. */
async function stale() {
	const old = [];
	const files = { ...(await generated()), ...(await generatedPages()) };
	for (const [path, text] of Object.entries(files)) {
		if ((await readFile(path, 'utf8').catch(() => '')) !== text) old.push(path);
	}
	if (old.length > 0) throw new Error(`Out of date, run npm run generate: ${old.join(', ')}`);
}

const clean = () => rm('dist', { recursive: true, force: true });
const compile = () => spawn('node_modules/.bin/tsc', ['-p', 'tsconfig.json'], { stdio: 'inherit' });
const copy = () =>
	src(['icons/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));

const copySchemas = () => src(`${SCHEMAS}/**/*.json`).pipe(dest(SCHEMAS_OF_NEWEST));

const compileAll = series(clean, parallel(compile, copy, copySchemas));

module.exports = {
	generate: series(generateCode, generatePages),
	stale,
	// Without generating: beside `stale`, which must see what is checked in.
	compile: compileAll,
	build: series(generateCode, compileAll),
};
module.exports.default = module.exports.build;
