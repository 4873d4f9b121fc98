/** Something is wrong with the way to AnyCheck or with its answer; the message holds nothing of an answer. */
export class Trouble extends Error {
	override readonly name = 'Trouble';
}

/** A question stays open, for a reason that is no trouble. */
export class Unanswered extends Error {
	override readonly name = 'Unanswered';
}

/** The command was called in a way that cannot be followed. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/** Somebody pressed Ctrl+C. */
export class Stopped extends Error {
	override readonly name = 'Stopped';
}
