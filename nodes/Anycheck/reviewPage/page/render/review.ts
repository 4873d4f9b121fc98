import { html, type Markup } from '../html';
import type { ReviewItem, ReviewSetup, ReviewState } from '../model';
import { printable, truncated } from '../text';
import { formOf } from './form';
import { savedNotice } from './saved';
import { firstDecisionCard } from './first';
import { noticeOf, remark } from './notices';
import { page, shellOf } from './page';
import { documentsCard, factsOf } from './verification';
import { viewModelOf } from './viewModel';

/** The page on which one verification is looked at, corrected and decided. Shows again whatever was typed. */
export function renderReview(item: ReviewItem, setup: ReviewSetup, state: ReviewState): string {
	const view = viewModelOf(item, setup, state);
	const { texts } = view;
	const title = setup.title || texts.title;
	const hasDocuments = item.documents.length > 0;
	const content = html`${state.saved !== undefined && savedNotice(state.saved, setup, texts)}${state.listHref !== undefined && html`<nav><a href="${state.listHref}">← ${texts.backToList}</a></nav>`}
		<header class="card stack">
			<h1>${title}</h1>
			${factsOf(item, texts, setup.timeZone)}
			${told(texts.whyReview, item.reason, 'notice')}${told(texts.instructions, setup.instructions)}
		</header>
		${firstDecisionCard(view)}${state.bar !== undefined && remark('', 'barred', texts.barred[state.bar].title, html`<p>${texts.barred[state.bar].text}</p>`)}${noticeOf(view)}
		<div class="columns${hasDocuments && ' two'}">
			${hasDocuments && documentsCard(item.documents, texts)} ${formOf(view)}
		</div>`;
	const service = item.serviceName ? ` · ${truncated(printable(item.serviceName), 60)}` : '';
	const prefix = view.problems.size > 0 ? texts.titlePrefix : '';
	const options = { ...shellOf(setup), title: `${prefix}${title}${service}` };
	return page(content, { ...options, isNarrow: !hasDocuments });
}

function told(heading: string, text: string | undefined, look = ''): Markup | false {
	return (
		text !== undefined &&
		text !== '' &&
		html`<div class="${look}">
			<h2 class="small soft">${heading}</h2>
			<p class="pre" dir="auto">${text}</p>
		</div>`
	);
}
