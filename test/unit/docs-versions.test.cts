// What the documentation says about versions of n8n is about those that are run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { N8N_VERSIONS } from '../../scripts/n8n/versions.cts';

it('the page about compatibility has a row for each n8n on which the package is run', () => {
	const page = readFileSync(join(__dirname, '../../docs/compatibility.md'), 'utf8');
	const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\|/gm)].map(([, version]) => version);
	expect(rows).toEqual([...N8N_VERSIONS]);
});
