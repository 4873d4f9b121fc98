// Every name the built package takes from n8n-workflow must exist in the oldest supported n8n-workflow and in the pinned
// one: n8n provides whichever version it has, and a missing name is `undefined` until a user runs into it.
// Usage: node scripts/check-imports.cjs [folder of compiled files, dist by default]
const { readdirSync, readFileSync, existsSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');
const ts = require('typescript');

const VERSIONS = ['n8n-workflow-oldest', 'n8n-workflow'];
const MODULE = 'n8n-workflow';

/** Is it `require('n8n-workflow')`, bare or inside a compiler's helper such as `__importStar(…)`? */
function isModule(node) {
	if (!node || !ts.isCallExpression(node)) return false;
	const [argument] = node.arguments;
	if (!argument) return false;
	const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
	if (isRequire) return ts.isStringLiteralLike(argument) && argument.text === MODULE;
	return isModule(argument);
}

/** @returns {string | undefined} the name taken by `object.name` or `object['name']` */
function takenName(node) {
	if (ts.isPropertyAccessExpression(node)) return node.name.text;
	if (!ts.isElementAccessExpression(node)) return undefined;
	return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/**
 * The names one compiled CommonJS file takes from n8n-workflow.
 * Throws when it takes the module in a way that cannot be followed, rather than miss a name.
 * @param {string} code
 * @param {string} file for messages
 * @returns {string[]}
 */
function importedNames(code, file = 'code.js') {
	const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
	const names = new Set();
	const modules = new Set();
	const fail = (node) => {
		const { line } = source.getLineAndCharacterOfPosition(node.getStart());
		throw new Error(`${file}:${line + 1}: cannot follow "${node.parent.getText().slice(0, 80)}"`);
	};
	const take = (node) => {
		const name = takenName(node);
		if (name === undefined) fail(node);
		names.add(name);
	};

	const collect = (node) => {
		if (isModule(node) && !isModule(node.parent)) {
			const { parent } = node;
			const isSideEffect = ts.isExpressionStatement(parent) && !isModule(node.arguments[0]);
			if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
				modules.add(parent.name.text);
			else if (ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name)) {
				for (const element of parent.name.elements) {
					const name = element.propertyName ?? element.name;
					if (element.dotDotDotToken || !ts.isIdentifier(name)) fail(element);
					names.add(name.text);
				}
			} else if (!isSideEffect) take(parent);
		}
		// Any other mention, such as import() or a part of the module, is a way in that nobody has looked at.
		const isMention = ts.isStringLiteralLike(node) && /^n8n-workflow(\/|$)/.test(node.text);
		if (isMention && !isModule(node.parent)) fail(node);
		ts.forEachChild(node, collect);
	};
	const follow = (node) => {
		if (ts.isIdentifier(node) && modules.has(node.text)) {
			const { parent } = node;
			const isDeclaration = ts.isVariableDeclaration(parent) && parent.name === node;
			const isOwnName = ts.isPropertyAccessExpression(parent) && parent.name === node;
			if (!isDeclaration && !isOwnName) take(parent);
		}
		ts.forEachChild(node, follow);
	};
	collect(source);
	follow(source);
	return [...names].sort();
}

/**
 * @param {string} directory folder of compiled files
 * @returns {{ names: string[], missing: string[] }} all names taken, and a line for each that some version lacks
 */
function checkImports(directory) {
	const files = readdirSync(directory, { recursive: true }).filter((file) => file.endsWith('.js'));
	if (files.length === 0) throw new Error(`No compiled files in ${directory}: run the build first`);
	const all = new Set();
	const missing = [];
	for (const file of files) {
		const path = join(directory, file);
		for (const name of importedNames(readFileSync(path, 'utf8'), path)) {
			all.add(name);
			for (const version of VERSIONS) {
				if (require(version)[name] !== undefined) continue;
				missing.push(`${relative('.', path)}: ${name} does not exist in ${describe(version)}`);
			}
		}
	}
	return { names: [...all].sort(), missing };
}

function describe(version) {
	const { name, version: number } = JSON.parse(readFileSync(packageJson(version), 'utf8'));
	return `${name} ${number}`;
}

function packageJson(version) {
	const folder = (require.resolve.paths(version) ?? []).find((one) =>
		existsSync(join(one, version)),
	);
	if (!folder) throw new Error(`${version} is not installed`);
	return join(folder, version, 'package.json');
}

if (require.main === module) {
	const { names, missing } = checkImports(resolve(process.argv[2] ?? 'dist'));
	const versions = VERSIONS.map(describe).join(' and ');
	for (const line of missing) console.error(line);
	if (missing.length === 0)
		console.log(`${names.length} names exist in ${versions}: ${names.join(', ')}`);
	process.exitCode = missing.length === 0 ? 0 : 1;
}

module.exports = { checkImports, importedNames };
