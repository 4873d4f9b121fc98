import type { JsonObject } from '../../../json/objects';
import { CONTROLS } from '../formBody';
import { html, type Markup } from '../html';
import type { Decided, ReviewItem, ReviewSetup, SavedBefore, Typed } from '../model';
import { savedNotice } from './saved';
import { textsFor, type Texts } from '../texts';
import { decisionMade } from './decision';
import { codeQuestion } from './inputs';
import { notice } from './notices';
import { page, shellOf } from './page';
import { typedCard } from './typed';

/** Why there is no form. */
export interface Message {
	kind: keyof Texts['messages'];
	decided?: Decided;
	/** What was typed in the form that this answers, and the verification, if it is known. */
	typed?: Typed | undefined;
	item?: ReviewItem | undefined;
	/** Leads to the form that is asked for. */
	formHref?: string;
	listHref?: string;
	/** The decision that was made just before. */
	saved?: SavedBefore | undefined;
}

/** The page that says that there is nothing to decide, or not now. */
export function renderMessage(message: Message, setup: ReviewSetup): string {
	const texts = textsFor(setup.language);
	const { title, text } = texts.messages[message.kind];
	const { decided, typed, item, formHref, listHref } = message;
	const links = [
		formHref !== undefined &&
			html`<a class="button main" href="${formHref}">${texts.list.open}</a>`,
		listHref !== undefined && html`<a class="button" href="${listHref}">${texts.backToList}</a>`,
	];
	const content = html`${message.saved !== undefined && savedNotice(message.saved, setup, texts)}
		<section class="card stack">
			<h1>${title}</h1>
			<p>${text}</p>
			${decided && html`<p>${decisionMade(decided, setup, texts)}</p>`}
			${links.some(Boolean) && html`<p class="buttons">${links}</p>`}
		</section>
		${typed !== undefined && typedCard(typed, item, setup, texts)}`;
	return page(content, { ...shellOf(setup), title, isNarrow: true });
}

/** How the page that asks for a code is to be shown. */
export interface CodeState {
	action: string;
	isWrong?: boolean;
	/** Each reviewer has a code of his own. */
	isPersonal?: boolean;
	/** The right code was typed, but the browser did not keep that. */
	isLost?: boolean;
	/** The parsed form that was sent without a proof; it is sent again together with the code. */
	body?: JsonObject;
}

/** The page that asks for the code before it shows any data. */
export function renderCode(setup: ReviewSetup, state: CodeState): string {
	const texts = textsFor(setup.language);
	const { wrongCode, lostCode, keptWithCode } = texts;
	const { action, isWrong = false, isPersonal = false, isLost = false, body } = state;
	const codePage = isPersonal ? texts.personalCodePage : texts.codePage;
	const link = html`<p><a href="#${CONTROLS.code}">${wrongCode.text}</a></p>`;
	const pressed = body === undefined && html` name="do" value="code"`;
	const content = html`${isWrong && notice(' bad', wrongCode.title, link)}${isLost && notice(' bad', lostCode.title, html`<p>${lostCode.text}</p>`)}
		<form class="card stack" method="post" action="${action}" novalidate autocomplete="off">
			<h1>${codePage.title}</h1>
			<p>${body === undefined ? codePage.text : keptWithCode}</p>
			${body !== undefined && keptControls(body)}${codeQuestion(isWrong ? wrongCode.title : undefined, texts, isPersonal)}
			<p class="buttons">
				<button class="button main" ${pressed}>${codePage.button}</button>
			</p>
		</form>`;
	const title = `${isWrong ? texts.titlePrefix : ''}${codePage.title}`;
	return page(content, { ...shellOf(setup), title, isNarrow: true });
}

/**
 * The page that keeps a sent form while it cannot be saved, because AnyCheck cannot be reached for example. Its button sends the same form again, and does what
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
	return page(content, { ...shellOf(setup), title, isNarrow: true });
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
