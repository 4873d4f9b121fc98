import { isObject } from '../../json/objects';
import { longNumberAt } from '../../json/numbers';
import type { ReviewItem } from './model';

export type ShownOutput = Pick<ReviewItem, 'output' | 'readOnly'>;

/** The output of a verification as the page shows it. A correction sends all of it: what cannot be sent as it is stays as it is. */
export function shownOutput(output: unknown): ShownOutput {
	if (!isObject(output)) return { output: { output }, readOnly: 'noObject' };
	return longNumberAt(output) === undefined ? { output } : { output, readOnly: 'longNumber' };
}
