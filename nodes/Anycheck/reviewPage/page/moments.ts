import { isDay } from './fields/text';
import { html, type Markup } from './html';
import { shownText, beginning } from './shownText';

/**
 * A point in time in the reader's words, with the zone: `1 March 2025 at 09:00 GMT+7`. What is not a time stays as it is.
 *
 * @param text as the API gives it, e.g. `2025-03-01T02:00:00Z`
 * @param timeZone IANA name; UTC when it is none
 */
export function moment(text: string, locale: string, timeZone = 'UTC'): Markup {
	const time = Date.parse(text);
	if (Number.isNaN(time)) return html`<bdi>${beginning(shownText(text), 60)}</bdi>`;
	const date = new Date(time);
	const words = formatIn(timeZone, locale)?.format(date) ?? formatIn('UTC', locale)?.format(date);
	return html`<time datetime="${date.toISOString()}">${words}</time>`;
}

/** The day in words, as it cannot be misread: 1 February 2025. */
export function dayInWords(day: string, locale: string): string {
	const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
	return isDay(day) ? format.format(new Date(`${day}T00:00:00Z`)) : day;
}

function formatIn(timeZone: string, locale: string): Intl.DateTimeFormat | undefined {
	try {
		return new Intl.DateTimeFormat(locale, {
			timeZone,
			day: 'numeric',
			month: 'long',
			year: 'numeric',
			hour: '2-digit',
			minute: '2-digit',
			timeZoneName: 'short',
		});
	} catch {
		return undefined;
	}
}
