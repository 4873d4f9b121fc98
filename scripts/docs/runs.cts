import type { Sandbox } from '../../sandbox/index.cts';
import type { ExampleRun, OperationCase } from '../../test/engine/support/operation-cases/case.cts';
import { operations } from '../../test/engine/support/operations.cts';
import { waitForReviewCase } from '../../test/engine/support/review-visit.cts';

/** One run of an operation, as its page shows it. */
export interface DocumentedRun extends ExampleRun, Pick<OperationCase, 'name'> {}

/** Every operation of the node, once. */
export const documentedRuns: readonly DocumentedRun[] = [...operations, waitForReviewCase].map(
	({ name, parameters, items, example }) => ({
		name,
		...(example ?? { parameters, item: (sandbox: Sandbox) => firstOf(items(sandbox), name) }),
	}),
);

/** The run that shows an operation. @param name "<resource>: <operation>", as they are saved @throws Error when it is never run */
export function documentedRun(name: string): DocumentedRun {
	const run = documentedRuns.find((one) => one.name === name);
	if (run === undefined) throw new Error(`${name} is never run`);
	return run;
}

function firstOf<T>([first]: readonly T[], name: string): T {
	if (first === undefined) throw new Error(`${name} has no item to run with`);
	return first;
}
