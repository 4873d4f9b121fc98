import { Example, type ExampleOptions } from './example.cts';

export interface SuiteOptions extends ExampleOptions {
	/** The suite is to execute each node of the example. */
	runsAllNodes?: boolean;
}

/**
 * Opens an example for a suite, and sees to it that each of its tests begins anew and that nothing is asked for that the
 * stand-ins do not know.
 * @param take gets the example before the first test
 */
export function useExample(
	name: string,
	take: (example: Example) => void,
	{ runsAllNodes = false, ...options }: SuiteOptions = {},
): void {
	let example: Example;
	beforeAll(async () => {
		example = await Example.open(name, options);
		take(example);
	});
	beforeEach(() => {
		example.reset();
	});
	afterEach(() => {
		expect(example.complaints()).toEqual([]);
	});
	afterAll(async () => {
		const unexecuted = example.unexecuted();
		await example.close();
		if (runsAllNodes) expect(unexecuted).toEqual([]);
	});
}
