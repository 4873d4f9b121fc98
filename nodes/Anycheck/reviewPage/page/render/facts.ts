import { html, type Markup } from '../html';
import type { ReviewItem } from '../model';
import { moment } from '../moments';
import { beginning, shownText } from '../shownText';
import type { Texts } from '../texts/texts';

/** What the verification is: service, time, status, id. */
export function factsOf(item: ReviewItem, texts: Texts, timeZone: string | undefined): Markup {
	const { serviceName, createdAt, status, outputStatus, verificationId } = item;
	const facts: Array<[string, Markup | undefined]> = [
		[texts.service, plain(serviceName)],
		[
			texts.created,
			createdAt === undefined ? undefined : moment(createdAt, texts.locale, timeZone),
		],
		[texts.status, plain(statusWords(status, texts))],
		[texts.outcome, plain(outputStatus && wordsIn(texts.outcomes, outputStatus))],
		[texts.verificationId, html`<span class="mono">${plain(verificationId)}</span>`],
	];
	const shown = facts.filter(([, value]) => value !== undefined);
	return html`<dl class="facts">
		${shown.map(
			([name, value]) =>
				html`<div>
					<dt>${name}</dt>
					<dd>${value}</dd>
				</div>`,
		)}
	</dl>`;
}

/** The status in the reader's language; one that is not known stays as it is. */
export function statusWords(status: string, texts: Texts): string {
	return wordsIn(texts.statuses, status);
}

function wordsIn(words: Readonly<Record<string, string>>, code: string): string {
	return (Object.hasOwn(words, code) && words[code]) || code;
}

function plain(text: string | undefined): Markup | undefined {
	if (text === undefined || text === '') return undefined;
	return html`<bdi>${beginning(shownText(text), 200)}</bdi>`;
}
