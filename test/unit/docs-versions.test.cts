// What the README says about versions of n8n is about those that are run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { N8N_VERSIONS } from '../../scripts/n8n/versions.cts';

it('the README has a row for each n8n on which the package is run', () => {
	const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
	const rows = [...readme.matchAll(/^\| (\d+\.\d+\.\d+) +\|/gm)].map(([, version]) => version);
	expect(rows).toEqual([...N8N_VERSIONS]);
});
