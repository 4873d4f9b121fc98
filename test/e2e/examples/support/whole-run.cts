/** What Jest was asked to run, as it tells its global hooks: the part that narrows it. */
export interface Chosen {
	testPathPatterns: { patterns: readonly string[] };
	testNamePattern?: string | undefined;
	findRelatedTests: boolean;
	onlyChanged: boolean;
	onlyFailures: boolean;
	shard?: object | undefined;
}

/** Whether Jest was asked for all tests of its projects, and not for some files or names. */
export function isWholeRun(chosen: Chosen): boolean {
	const { findRelatedTests, onlyChanged, onlyFailures, shard, testNamePattern } = chosen;
	const isNarrowed = findRelatedTests || onlyChanged || onlyFailures || shard !== undefined;
	return !isNarrowed && !testNamePattern && chosen.testPathPatterns.patterns.length === 0;
}
