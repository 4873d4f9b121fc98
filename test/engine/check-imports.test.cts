import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const script = resolve(__dirname, '../../scripts/check-imports.cjs');
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'anycheck-imports-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function check(...lines: string[]) {
	writeFileSync(join(folder, 'compiled.js'), lines.join('\n'));
	const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], {
		encoding: 'utf8',
	});
	return { status, stdout, stderr };
}

it.each([
	[
		'as a compiler writes it',
		'const n8n_workflow_1 = require("n8n-workflow");\n(0, n8n_workflow_1.sleep)(1);',
	],
	['taken apart', 'const { sleep: pause } = require("n8n-workflow");'],
	['used at once', 'module.exports = require("n8n-workflow").sleep;'],
	['behind a helper', 'const wf = __importStar(require("n8n-workflow"));\nwf["sleep"](1);'],
])('finds a name %s', (_title, code) => {
	expect(check(code)).toMatchObject({
		status: 0,
		stdout: expect.stringMatching(
			/^1 names exist in n8n-workflow 1\.\S+ and n8n-workflow 2\.\S+: sleep\n/,
		) as string,
	});
});

it('refuses a name that only the pinned version has', () => {
	const { status, stderr } = check(
		'const n8n_workflow_1 = require("n8n-workflow");',
		'n8n_workflow_1.generateSecureToken();',
	);

	expect(status).toBe(1);
	expect(stderr).toMatch(/compiled\.js: generateSecureToken does not exist in n8n-workflow 1\./);
	expect(stderr).not.toMatch(/n8n-workflow 2\./);
});

it('refuses a name that no version has', () => {
	const { status, stderr } = check('const { sleepWell } = require("n8n-workflow");');

	expect(status).toBe(1);
	expect(stderr.match(/sleepWell does not exist/g)).toHaveLength(2);
});

it.each([
	['a name worked out at run time', 'const wf = require("n8n-workflow");\nwf[name]();'],
	['the whole module handed on', 'const wf = require("n8n-workflow");\nuse(wf);'],
	['an import at run time', 'import("n8n-workflow");'],
	['a part of the module', 'require("n8n-workflow/common");'],
	['a re-export', '__exportStar(require("n8n-workflow"), exports);'],
])('gives up on %s rather than miss something', (_title, code) => {
	const { status, stderr } = check(code);

	expect(status).toBe(1);
	expect(stderr).toMatch(/compiled\.js:\d+: cannot follow/);
});
