import { jsonOf } from '../controls/compound';
import { isDay } from '../controls/single';
import type { FormField } from '../formTree';
import { html, type Markup } from '../html';
import { LONGEST_SHOWN } from '../limits';
import { printable, truncated } from '../text';
import type { Texts } from '../texts';

/** A value in words. */
export function describeValue(value: unknown, texts: Texts): string {
	if (value === undefined || value === null || value === '') return texts.empty;
	if (typeof value === 'boolean') return value ? texts.yes : texts.no;
	return truncated(printable(typeof value === 'string' ? value : jsonOf(value)), 500);
}

/** What a control holds, in words. */
export function describeField(
	{ control }: Pick<FormField, 'control'>,
	text: string,
	texts: Texts,
): string {
	switch (control.kind) {
		case 'yesNo':
			return text === '' ? texts.notKnown : text === 'true' ? texts.yes : texts.no;
		case 'date':
			return text === '' ? texts.empty : formatDay(text, texts.locale);
		case 'fixed':
			return text === '' || text === '{}' ? texts.empty : text;
		default:
			return text === '' ? texts.empty : truncated(text, LONGEST_SHOWN);
	}
}

/**
 * A point in time in the reader's words, with the zone: `1 March 2025 at 09:00 GMT+7`. What is not a time stays as it is.
 *
 * @param text as the API gives it, e.g. `2025-03-01T02:00:00Z`
 * @param timeZone IANA name; UTC when it is none
 */
export function formatMoment(text: string, locale: string, timeZone = 'UTC'): Markup {
	const time = Date.parse(text);
	if (Number.isNaN(time)) return html`<bdi>${truncated(printable(text), 60)}</bdi>`;
	const date = new Date(time);
	const words = formatIn(timeZone, locale)?.format(date) ?? formatIn('UTC', locale)?.format(date);
	return html`<time datetime="${date.toISOString()}">${words}</time>`;
}

/** The day in words, as it cannot be misread: 1 February 2025. */
export function formatDay(day: string, locale: string): string {
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
