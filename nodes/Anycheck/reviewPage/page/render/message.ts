import { html } from '../html';
import type { Decided, ReviewSetup } from '../model';
import { textsFor } from '../texts';
import type { Texts } from '../texts/texts';
import { decisionMade } from './list';
import { page } from './page';

/** Why there is no form. */
export interface Message {
	kind: keyof Texts['messages'];
	decided?: Decided;
	listHref?: string;
}

/** The page that says that there is nothing to decide, or not now. */
export function renderMessage(message: Message, setup: ReviewSetup): string {
	const texts = textsFor(setup.language);
	const { title, text } = texts.messages[message.kind];
	const { decided, listHref } = message;
	const content = html`<section class="card stack">
		<h1>${title}</h1>
		<p>${text}</p>
		${decided && html`<p>${decisionMade(decided, setup, texts)}</p>`}
		${listHref !== undefined && html`<p class="buttons"><a class="button" href="${listHref}">${texts.backToList}</a></p>`}
	</section>`;
	return page(content, { language: setup.language, texts, title, isNarrow: true });
}
