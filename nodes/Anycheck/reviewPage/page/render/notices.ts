import { html, type Markup, type Renderable } from '../html';
import type { Notice } from '../model';
import { printable, truncated } from '../text';
import type { ViewModel } from './viewModel';
import { describeField } from './words';

const MOST_LISTED = 30;

/** A box that is read out at once and takes the focus where scripts run. */
export function notice(kind: '' | ' bad' | ' good', title: string, content: Renderable): Markup {
	return noticeWith(kind, html`<h2 id="notice-title">${title}</h2>`, content);
}

/** The same, where it is what the whole page is about. */
export function mainNotice(title: string, content: Renderable): Markup {
	return noticeWith(' good', html`<h1 id="notice-title">${title}</h1>`, content);
}

/** The same without taking the focus, where there may be others on the page. @param id of its heading */
export function remark(kind: '' | ' bad', id: string, title: string, content: Renderable): Markup {
	return html`<section class="notice${kind}" aria-labelledby="${id}">
		<h2 id="${id}">${title}</h2>
		${content}
	</section>`;
}

function noticeWith(kind: string, heading: Markup, content: Renderable): Markup {
	return html`<section
		class="notice${kind}"
		id="notice"
		role="alert"
		tabindex="-1"
		aria-labelledby="notice-title"
	>
		${heading}${content}
	</section>`;
}

/** What is to be corrected, or why the form is shown again. */
export function noticeOf(view: ViewModel): Markup | false {
	const { state, texts, problems } = view;
	if (state.notice !== undefined) {
		return notice(' bad', texts[state.notice.kind].title, detailsOf(state.notice, view));
	}
	if (problems.size > 0) return notice(' bad', texts.toCorrect, problemLinks(problems));
	if (view.changed.size > 0) return notice('', texts.attention, differences(view));
	const { completed } = texts;
	return view.item.status === 'COMPLETED' && notice('', completed.title, completed.text);
}

function problemLinks(problems: ReadonlyMap<string, string>): Markup {
	const all = [...problems];
	return html`<ul>
		${all
			.slice(0, MOST_LISTED)
			.map(
				([field, message]) => html`<li><a href="#${field}">${message}</a></li>`,
			)}${more(all.length)}
	</ul>`;
}

function detailsOf(given: Notice, view: ViewModel): Renderable {
	const { texts } = view;
	switch (given.kind) {
		case 'notSent':
			return [
				html`<p>${texts.notSent.text}</p>`,
				given.detail !== undefined &&
					given.detail !== '' &&
					html`<p>${texts.notSent.detail}</p>
						<blockquote><bdi>${truncated(printable(given.detail), 500)}</bdi></blockquote>`,
			];
		case 'changed':
			return [html`<p>${texts.changed.text}</p>`, differences(view), lost(view)];
		default:
			return html`<p>${texts[given.kind].text}</p>`;
	}
}

/** The fields that are not what they were, with links to them. */
function differences({ changed, parts, texts }: ViewModel): Markup | false {
	const fields = parts.fields.filter(({ id }) => changed.has(id));
	if (fields.length === 0) return false;
	const listed = fields.slice(0, MOST_LISTED).map((field) => {
		const before = changed.get(field.id);
		const was = before !== undefined && html` · ${texts.was} <bdi>${truncated(before, 100)}</bdi>`;
		return html`<li>
			<a href="#${field.id}"><bdi>${field.label}</bdi></a
			>: <bdi>${truncated(describeField(field, field.shown, texts), 100)}</bdi>${was}
		</li>`;
	});
	return html`<p>${texts.changed.list}</p>
		<ul>
			${listed}${more(fields.length)}
		</ul>`;
}

/** What was typed in fields that the record no longer has, or that cannot be edited any more. */
function lost({ parts, typed, texts }: ViewModel): Markup | false {
	const editable = parts.fields.filter(({ isEditable }) => isEditable);
	const places = new Set(editable.map(({ id }) => id));
	const orphans = [...typed.edits].filter(([id]) => !places.has(id));
	const listed = orphans.map(([, { text }]) => html`<li><bdi class="pre">${text}</bdi></li>`);
	return (
		orphans.length > 0 &&
		html`<p>${texts.changed.lost}</p>
			<ul>
				${listed}
			</ul>`
	);
}

function more(count: number): Markup | false {
	return count > MOST_LISTED && html`<li>… ${count - MOST_LISTED}</li>`;
}
