// The document names the faults that are tested, in the words of the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reliabilityDocument } from '../../scripts/reliability/document.cts';
import { scenarios } from './scenarios/index.cts';
import { MEASURED_ITEMS } from './support/suite.cts';
import { withoutMeasurements } from './support/table.cts';

it('docs/reliability.md is what `npm run reliability` writes, but for what it measures', () => {
	const document = readFileSync(join(__dirname, '../../docs/reliability.md'), 'utf8');
	const measured = { failed: 0, hits: 0, requests: 0, logins: 0, reasons: [], seconds: 0 };
	const lines = scenarios.map(({ fault }) => ({
		fault,
		items: MEASURED_ITEMS,
		lost: 0,
		doubled: 0,
		...measured,
	}));
	const machine = /^Measured on: (.+)\.$/m.exec(document)?.[1] ?? '';
	expect(machine).not.toBe('');

	const expected = reliabilityDocument(lines, machine);
	expect(withoutMeasurements(document)).toBe(withoutMeasurements(expected));
});
