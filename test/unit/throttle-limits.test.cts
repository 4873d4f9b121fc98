// How close to the least possible time a run comes, whatever kind of limit the server has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../nodes/Anycheck/transport/http/limits';
import { limitCell, NEAR_MS } from '../bench/limits.cts';
import { limitNames, worstOf, type LimitName } from './support/simulatedLimits.cts';

const page = readFileSync(join(__dirname, '../../docs/benchmarks.md'), 'utf8');

/** Refused requests in percent: the second 100 of a window that had begun before are too many, too. */
const MORE_REFUSED: Partial<Record<LimitName, number>> = {
	'Fixed window, 100 in 1 s': 7,
	'Fixed window, 100 in 1 s, not by the clock': 7,
};

describe.each(limitNames)('%s', (name) => {
	test.each([
		{ hints: 'headers', most: 1.15 },
		{ hints: 'none', most: 1.35 },
	] as const)(
		'limit told by: $hints, takes at most $most of the least time',
		async ({ hints, most }) => {
			const { time, refused, mostAttempts } = await worstOf(name, hints, NEAR_MS);
			expect(time).toBeLessThan(most);
			expect(refused).toBeLessThan((hints === 'none' && MORE_REFUSED[name]) || 5);
			const row = page.split('\n').find((line) => line.startsWith(`| ${name} `));
			expect(row).toContain(limitCell({ time, refused, mostAttempts }));
			expect(mostAttempts).toBeLessThan(DEFAULT_LIMITS.tries);
		},
	);
});
