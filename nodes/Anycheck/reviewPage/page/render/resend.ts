import type { JsonObject } from '../../../json/objects';
import { html, type Markup } from '../html';
import type { ReviewSetup } from '../model';
import { textsFor } from '../texts';
import { page } from './page';

/**
 * The page that keeps a sent form while AnyCheck cannot be reached. Its button sends the same form again, and does what
 * the button that was pressed first had asked for.
 *
 * @param state.body the parsed urlencoded form: texts, or lists of texts
 */
export function renderResend(
	setup: ReviewSetup,
	{ action, body }: { action: string; body: JsonObject },
): string {
	const texts = textsFor(setup.language);
	const { title, text, button } = texts.resendPage;
	const content = html`<form class="card stack" method="post" action="${action}" autocomplete="off">
		<h1>${title}</h1>
		<p>${text}</p>
		${keptControls(body)}
		<p class="buttons"><button class="button main">${button}</button></p>
	</form>`;
	return page(content, { language: setup.language, texts, title, isNarrow: true });
}

/** In the order of their coming: what stood last tells that nothing is missing. */
function keptControls(body: JsonObject): Markup[] {
	return Object.entries(body).flatMap(([name, value]) =>
		[value]
			.flat()
			.filter((one) => typeof one === 'string')
			.map((one) => html`<input type="hidden" name="${name}" value="${one}" />`),
	);
}
