import type { Operator } from '../operate.cts';

/** JSON blocks of a page that belong together, and a run that shows whether they are true. */
export interface JsonCase {
	page: string;
	/** What stands behind the fences of the blocks it is about. */
	covers: string[];
	/**
	 * Runs the node and fails when something else comes out.
	 * @param shown the blocks' values, by what stands behind their fences
	 * @param text the whole page
	 */
	check: (operator: Operator, shown: Record<string, unknown>, text: string) => Promise<void>;
}
