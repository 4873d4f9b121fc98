/** Says of each project of tests how many there were and how long they took, one line each, for `npm test`. */
module.exports = class CountsReporter {
	/** @param {unknown} _contexts @param {import('@jest/test-result').AggregatedResult} results */
	onRunComplete(_contexts, { testResults }) {
		const projects = new Map();
		for (const { displayName, numPassingTests, numFailingTests, perfStats } of testResults) {
			const name = displayName?.name ?? 'what could not run';
			const counts = projects.get(name) ?? { passed: 0, failed: 0, ms: 0 };
			counts.passed += numPassingTests;
			counts.failed += numFailingTests;
			counts.ms += perfStats.runtime;
			projects.set(name, counts);
		}
		for (const [name, { passed, failed, ms }] of [...projects].sort()) {
			const failures = failed > 0 ? `, ${failed} failed` : '';
			console.log(`tests of ${name}: ${passed + failed}${failures}, ${Math.round(ms / 1000)} s`);
		}
	}
};
