import type { Ran, Scene } from './scene.cts';

/** Something that goes wrong while the node writes reviews, and what has to come of it. */
export interface Scenario {
	/** Name of the fault. */
	fault: string;
	/** Seconds the test may take. */
	seconds?: number;
	/** Makes the fault, and runs the node. */
	perform: (scene: Scene, items: number) => Promise<Ran[]>;
	/** What the run has to come to beyond nothing lost and nothing doubled. */
	expected?: Expected;
	/** Looks at what is special about this fault. */
	check?: (scene: Scene, runs: Ran[]) => void;
}

export interface Expected {
	/** Sessions started; one login unless it is given. */
	logins?: number | { atMost: (items: number) => number };
	/** Why reviews fail, where that is right; none may unless it is given. */
	failures?: RegExp;
	/** The least number of requests that meet the fault, lest a test proves nothing; 1 unless it is given. */
	hits?: number;
	/** How the runs end; 'success' unless it is given. */
	status?: 'success' | 'canceled';
}
