// A run of all examples must fail when one of them was not run; a run of some files must not.
import { missingFrom, type LedgerEntry } from '../e2e/examples/support/ledger.cts';
import { isWholeRun, type Chosen } from '../e2e/examples/support/whole-run.cts';

const everything: Chosen = {
	testPathPatterns: { patterns: [] },
	testNamePattern: '',
	findRelatedTests: false,
	onlyChanged: false,
	onlyFailures: false,
};

function entry(example: string): LedgerEntry {
	return { example, nodes: 1, executed: 1, executions: 1, requests: {} };
}

test('an example is missing unless its own suite was there', () => {
	const entries = [entry('crm-hubspot (contacts)'), entry('scheduled-sweep')];
	expect(missingFrom(entries, ['crm-hubspot', 'scheduled-sweep'])).toEqual(['crm-hubspot']);
});

test.each<[boolean, string, Partial<Chosen>]>([
	[true, 'everything', {}],
	[false, 'a file', { testPathPatterns: { patterns: ['crm'] } }],
	[false, 'a name', { testNamePattern: 'published' }],
	[false, 'what failed', { onlyFailures: true }],
	[false, 'what has changed', { onlyChanged: true }],
	[false, 'what belongs to a file', { findRelatedTests: true }],
	[false, 'a part', { shard: { shardIndex: 1, shardCount: 2 } }],
])('it is %s that %s is the whole run', (whole, _what, narrowed) => {
	expect(isWholeRun({ ...everything, ...narrowed })).toBe(whole);
});
