/** The events of the older generation, which say in their names what the status has become. */
const LEGACY_EVENTS: ReadonlyMap<string, string> = new Map([
	['verification.completed', 'COMPLETED'],
	['verification.failed', 'FAILED'],
	['verification.needs_review', 'NEED_REVIEW'],
]);

/** The status in capitals, also one that is not documented; undefined when the value cannot be a status. */
export function statusOf(value: unknown): string | undefined {
	const name = typeof value === 'string' ? value.trim().toUpperCase() : '';
	return /^[A-Z][A-Z_]{1,39}$/.test(name) ? name : undefined;
}

/** The status that an event of the older generation implies. */
export function statusOfEvent(event: string): string | undefined {
	return LEGACY_EVENTS.get(event);
}

/** Whether the event is one of the older generation. */
export function isLegacyEvent(event: string): boolean {
	return LEGACY_EVENTS.has(event);
}
