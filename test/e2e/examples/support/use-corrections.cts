import { Correction, publishCorrections } from './correction.cts';
import type { Example } from './example.cts';
import { useExample, type SuiteOptions } from './use-example.cts';

/** The published example of bulk corrections, for a suite. */
export interface Corrections {
	example: Example;
	workflowId: string;
	/** A correction that nobody has uploaded yet. */
	correction: (title: string) => Correction;
}

/**
 * Opens the example, as `useExample` does, and publishes it.
 * @param hook when: before all tests, or before each where they change what is published
 * @returns filled in before the first test
 */
export function useCorrections(
	options: SuiteOptions,
	hook: typeof beforeAll = beforeAll,
): Corrections {
	const suite = {} as Corrections;
	useExample(
		'bulk-correction',
		(example) => {
			suite.example = example;
			suite.correction = (title) => new Correction(example, suite.workflowId, title);
		},
		options,
	);
	hook(async () => {
		suite.workflowId = await publishCorrections(suite.example);
	});
	return suite;
}
