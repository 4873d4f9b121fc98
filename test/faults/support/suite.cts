import { examine, expectOrder, type Findings } from './examine.cts';
import { passOverPauses } from '../../engine/support/passed-over.cts';
import { MEASURED_VARIABLE, note } from './results.cts';
import type { Expected, Scenario } from './scenario.cts';
import { setScene, type Scene } from './scene.cts';

/** Repeated requests a run may make beyond one per item. */
const RETRY_BUDGET = 50;

/** What the document tells of. */
export const MEASURED_ITEMS = 1000;

/** Enough that every fault occurs, and items wait for each other. */
const FEW_ITEMS = 200;

/**
 * One test per scenario. Each puts a line into the table that ends the suite.
 * @param hasStopwatch whether the time that passes outside of the node counts, so that no pause may be passed over
 */
export function testAll(scenarios: Scenario[], { hasStopwatch = false } = {}): void {
	const isMeasured = process.env[MEASURED_VARIABLE] !== undefined;
	const items = isMeasured ? MEASURED_ITEMS : FEW_ITEMS;
	const scene = {} as Scene;
	beforeEach(async () => {
		Object.assign(scene, await setScene());
	});
	if (!isMeasured && !hasStopwatch) passOverPauses(scene);
	afterEach(() => scene.close());

	for (const { fault, seconds = 60, perform, expected = {}, check } of scenarios) {
		it(
			fault,
			async () => {
				const startedAt = performance.now();
				const runs = await perform(scene, items);
				const took = (performance.now() - startedAt) / 1000;
				const isCancelled = expected.status === 'canceled';
				const findings = examine(scene, runs, isCancelled);
				note({ fault, ...findings, seconds: took });

				for (const { result } of runs) {
					if (!isCancelled) expect(result.error).toBeUndefined();
					expect(result.status).toBe(expected.status ?? 'success');
				}
				if (!isCancelled) runs.forEach(expectOrder);
				expectAsSaid(findings, expected);
				expect(scene.sandbox.record.contractErrors).toEqual([]);
				check?.(scene, runs);
			},
			seconds * 1000,
		);
	}
}

function expectAsSaid(findings: Findings, { logins = 1, failures, hits = 1 }: Expected): void {
	expect(findings).toMatchObject({ lost: 0, doubled: 0 });
	expect(findings.hits).toBeGreaterThanOrEqual(hits);
	expect(findings.requests).toBeLessThanOrEqual(2 * findings.items + RETRY_BUDGET);
	if (typeof logins === 'number') expect(findings.logins).toBe(logins);
	else expect(findings.logins).toBeLessThanOrEqual(logins.atMost(findings.items));
	if (failures) {
		expect(findings.failed).toBeGreaterThan(0);
		for (const reason of findings.reasons) expect(reason).toMatch(failures);
	} else {
		expect(findings.reasons).toEqual([]);
	}
}
