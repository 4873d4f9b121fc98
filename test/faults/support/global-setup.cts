import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RESULTS_VARIABLE } from './results.cts';

/** Gives the run a file of its own to collect the lines of its table in, unless whoever started it names one. */
export default function setup(): void {
	process.env[RESULTS_VARIABLE] ??= join(mkdtempSync(join(tmpdir(), 'anycheck-faults-')), 'lines');
}
