import { html } from '../html';
import type { Decided, ReviewItem, ReviewSetup } from '../model';
import { beginning, shownText } from '../shownText';
import { textsFor } from '../texts';
import type { Texts } from '../texts/texts';
import { factsOf } from './facts';
import { decisionMade } from './list';
import { page } from './page';

/** Why there is no form. `detail` holds words of the API. */
export interface Message {
	kind: keyof Texts['messages'];
	item?: ReviewItem;
	decided?: Decided;
	detail?: string;
	retryHref?: string;
	listHref?: string;
}

/** The page that says that there is nothing to decide, or not now. */
export function renderMessage(message: Message, setup: ReviewSetup): string {
	const texts = textsFor(setup.language);
	const { title, text } = texts.messages[message.kind];
	const { item, decided, detail, retryHref, listHref } = message;
	const content = html`<section class="card stack">
		<h1>${title}</h1>
		<p>${text}</p>
		${decided && html`<p>${decisionMade(decided, setup, texts)}</p>`}
		${
			detail &&
			html`<p>${texts.notSent.detail}</p>
				<blockquote><bdi>${beginning(shownText(detail), 500)}</bdi></blockquote>`
		}
		${item && factsOf(item, texts, setup.timeZone)}
		${(retryHref ?? listHref) !== undefined && html`<p class="buttons">${retryHref !== undefined && html`<a class="button main" href="${retryHref}">${texts.retry}</a>`}${listHref !== undefined && html`<a class="button" href="${listHref}">${texts.backToList}</a>`}</p>`}
	</section>`;
	return page(content, { language: setup.language, texts, title, isNarrow: true });
}
