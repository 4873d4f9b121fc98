// Runs the fault suite and writes what it shows to docs/reliability.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
	MEASURED_VARIABLE,
	notedLines,
	RESULTS_VARIABLE,
} from '../test/faults/support/results.cts';
import { reliabilityDocument } from './reliability/document.cts';

const PROJECT = resolve(__dirname, '..');
const DOCUMENT = join(PROJECT, 'docs/reliability.md');

// All but the test of the document, which is about to be written.
const TESTS = ['--selectProjects', 'faults', '--testPathIgnorePatterns', 'document.test'];

const folder = mkdtempSync(join(tmpdir(), 'anycheck-reliability-'));
try {
	const file = join(folder, 'lines');
	const jest = join(PROJECT, 'node_modules/jest/bin/jest.js');
	const { status } = spawnSync(process.execPath, [jest, ...TESTS], {
		cwd: PROJECT,
		stdio: 'inherit',
		env: { ...process.env, [RESULTS_VARIABLE]: file, [MEASURED_VARIABLE]: '1' },
	});
	if (status !== 0) throw new Error('The fault suite failed, so the document stays as it was');
	const machine = `${cpus().length} CPU cores, Node ${process.versions.node}`;
	writeFileSync(DOCUMENT, reliabilityDocument(notedLines(file), machine));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
