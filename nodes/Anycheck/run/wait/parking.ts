import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { asItemError } from '../../errors/nodeError';
import type { Operation, Outcome, RunningItem } from '../operation';
import type { ItemParameters } from '../../fields/parameters';
import { keepNotes } from './parkedNotes';

/** What a run needs to be parked. */
interface Run {
	operation: Operation;
	parametersOf: (itemIndex: number) => ItemParameters;
	itemOf: (itemIndex: number) => RunningItem;
}

/** Fails the items that would wait where they cannot do so together. */
export function failTogether({ operation, parametersOf }: Run, outcomes: Outcome[]): void {
	const waiting = waitingIn(outcomes);
	const error = operation.parking?.conflictOf?.(waiting.map(parametersOf));
	if (error === undefined) return;
	for (const index of waiting) outcomes[index] = { kind: 'failed', error };
}

/** Parks the run where items wait for somebody's call, and says what the node then gives to n8n; undefined where none does. */
export async function parked(
	context: IExecuteFunctions,
	{ operation: { parking }, parametersOf, itemOf }: Run,
	outcomes: readonly Outcome[],
): Promise<INodeExecutionData[] | undefined> {
	const waiting = waitingIn(outcomes);
	if (parking === undefined || waiting.length === 0) return undefined;
	keepNotes(context, outcomes);
	const ends = waiting.map((index) => parking.until(parametersOf(index)).getTime());
	await context.putExecutionToWait(new Date(ends.reduce((a, b) => Math.max(a, b))));
	void parking.afterParking?.(context, waiting.map(itemOf)).catch((error: unknown) => {
		context.logger.debug(`Anycheck could not look again: ${asItemError(error).message}`);
	});
	// Copies: where there is an error output, n8n takes the items out of the list it gets, and this one is kept for later.
	return context.getInputData().map((item) => ({ ...item }));
}

function waitingIn(outcomes: readonly Outcome[]): number[] {
	return outcomes.flatMap(({ kind }, index) => (kind === 'waiting' ? [index] : []));
}
