import type { Change } from '../../../json/compare';
import { html, type Markup } from '../html';
import { givenLabel, labelFrom } from '../labels';
import type { ReviewItem, ReviewSetup } from '../model';
import { beginning } from '../shownText';
import { textsFor } from '../texts';
import { filled, type Texts } from '../texts/texts';
import { changedLeaves, type ChangedLeaf } from '../changedLeaves';
import { decisionLabel } from './decision';
import { factsOf } from './facts';
import { mainNotice } from './notices';
import { page } from './page';
import { wordedValue } from './worded';

/** A decision that was saved. */
export interface Done {
	item: ReviewItem;
	decision: string;
	changes: readonly Change[];
	comment?: string;
	name?: string;
	nextHref?: string;
	listHref?: string;
	/** How many verifications of the same page are still to be decided. */
	left?: number;
}

const MOST_LISTED = 100;

/** The page after the decision: what was saved, and where to go on. */
export function renderDone(done: Done, setup: ReviewSetup): string {
	const texts = textsFor(setup.language);
	const { item, decision, comment, name, nextHref, listHref, left = 0 } = done;
	const lines: Array<[string, string | undefined]> = [
		[texts.done.decision, decisionLabel(decision, setup, texts)],
		[texts.comment, comment],
		[texts.name, name],
	];
	const goOn = left > 0 ? filled(texts.done.left, { count: String(left) }) : texts.done.text;
	const content = html`${mainNotice(texts.done.title, html`<p>${goOn}</p>`)}
		<section class="card stack">
			${factsOf({ ...item, status: '' }, texts, setup.timeZone)}
			<dl class="changes">
				${lines.map(
					([label, text]) =>
						text &&
						html`<div>
							<dt>${label}</dt>
							<dd><span class="pre wide" dir="auto">${text}</span></dd>
						</div>`,
				)}
			</dl>
			<h2>${texts.done.changes}</h2>
			${changesOf(done.changes, setup, texts)}
		</section>
		${
			nextHref !== undefined || listHref !== undefined
				? html`<p class="buttons">
						${nextHref !== undefined && html`<a class="button main" href="${nextHref}">${texts.done.next}</a>`}${listHref !== undefined && html`<a class="button" href="${listHref}">${texts.backToList}</a>`}
					</p>`
				: html`<p class="soft">${texts.done.close}</p>`
		}`;
	return page(content, {
		language: setup.language,
		texts,
		title: texts.done.title,
		isNarrow: true,
	});
}

function changesOf(changes: readonly Change[], setup: ReviewSetup, texts: Texts): Markup {
	const leaves = changedLeaves(changes);
	if (leaves.length === 0) return html`<p class="soft">${texts.done.noChanges}</p>`;
	const more = leaves.length - MOST_LISTED;
	return html`<dl class="changes">
			${leaves.slice(0, MOST_LISTED).map(
				({ path, before, after }) =>
					html`<div>
						<dt><bdi>${labelOf(path, setup)}</bdi></dt>
						<dd>
							<span class="soft small">${texts.done.before}</span>
							<del dir="auto">${wordedValue(before, texts)}</del>
						</dd>
						<dd>
							<span class="soft small">${texts.done.after}</span>
							<ins dir="auto">${wordedValue(after, texts)}</ins>
						</dd>
					</div>`,
			)}
		</dl>
		${more > 0 && html`<p class="soft">… ${more}</p>`}`;
}

function labelOf(path: ChangedLeaf['path'], { labels }: ReviewSetup): string {
	const names = path.map((name, index) =>
		/^\d+$/.test(name)
			? String(Number(name) + 1)
			: (givenLabel(path.slice(0, index + 1), labels) ?? labelFrom(name)),
	);
	return beginning(names.join(' › '), 200);
}
