import { CONTROLS } from '../formBody';
import { html } from '../html';
import type { ReviewSetup } from '../model';
import { textsFor } from '../texts';
import { notice } from './notices';
import { page } from './page';
import { codeQuestion } from './questions';

/** The page that asks for the code before it shows any data. */
export function renderCode(
	setup: ReviewSetup,
	state: { action: string; isWrong?: boolean },
): string {
	const texts = textsFor(setup.language);
	const { codePage, wrongCode } = texts;
	const { action, isWrong = false } = state;
	const link = html`<p><a href="#${CONTROLS.code}">${wrongCode.text}</a></p>`;
	const content = html`${isWrong && notice(' bad', wrongCode.title, link)}
		<form class="card stack" method="post" action="${action}" novalidate>
			<h1>${codePage.title}</h1>
			<p>${codePage.text}</p>
			${codeQuestion(isWrong ? wrongCode.title : undefined, texts)}
			<p class="buttons">
				<button class="button main" name="do" value="code">${codePage.button}</button>
			</p>
		</form>`;
	const title = `${isWrong ? texts.titlePrefix : ''}${codePage.title}`;
	return page(content, { language: setup.language, texts, title, isNarrow: true });
}
