const SECONDS = /^\d{9,10}(?:\.\d{1,6})?$/;
const MILLISECONDS = /^\d{12,13}$/;
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * The instant that a text or a number names, in milliseconds since 1970; undefined when it names none. Understood are Unix
 * times in seconds and in milliseconds (told apart by their length: 1973 to 2286) and ISO 8601, which is UTC where it says
 * nothing else, for the API's times are.
 */
export function instantOf(value: unknown): number | undefined {
	if (typeof value === 'number') return instantOf(String(value));
	if (typeof value !== 'string') return undefined;
	if (SECONDS.test(value)) return Math.round(Number(value) * 1000);
	if (MILLISECONDS.test(value)) return Number(value);
	const [, date, time, zone] = ISO.exec(value) ?? [];
	if (date === undefined || time === undefined) return undefined;
	const ms = Date.parse(`${date}T${time}${zone ?? 'Z'}`);
	return Number.isNaN(ms) ? undefined : ms;
}

/** The status in capitals, also one that is not documented; undefined when the value cannot be a status. */
export function statusOf(value: unknown): string | undefined {
	const name = typeof value === 'string' ? value.trim().toUpperCase() : '';
	return /^[A-Z][A-Z_]{1,39}$/.test(name) ? name : undefined;
}
