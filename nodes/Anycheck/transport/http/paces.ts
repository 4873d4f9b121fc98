import { clockOf } from './clock';
import { Pace } from './pace';

interface Shared {
	pace: Pace;
	runs: number;
}

/** The paces of those accounts with which somebody works at the moment; as many as there are runs, at most. */
const shared = new Map<string, Shared>();

/** A pace, and what to call when the run has ended. */
interface Joined {
	pace: Pace;
	leave: () => void;
}

/** The pace of a run. The last one that leaves takes with it what was learned. */
export function joinPace(account: string): Joined {
	const entry = shared.get(account) ?? { pace: new Pace(clockOf(undefined)), runs: 0 };
	shared.set(account, entry);
	entry.runs++;
	let hasLeft = false;
	const leave = () => {
		if (hasLeft) return;
		hasLeft = true;
		if (--entry.runs === 0) shared.delete(account);
	};
	return { pace: entry.pace, leave };
}

/** The pace of the runs that there are now, for a call that is over soon; its own where there are none. */
export function presentPace(account: string): Joined {
	return {
		pace: shared.get(account)?.pace ?? new Pace(clockOf(undefined)),
		leave: () => undefined,
	};
}
