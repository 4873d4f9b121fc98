import type { Change } from '../../../json/compare';
import { html } from '../html';
import type { ReviewItem, ReviewSetup } from '../model';
import { fill, textsFor } from '../texts';
import { changesOf } from './changes';
import { decisionLabel } from './decision';
import { mainNotice } from './notices';
import { page, shellOf } from './page';
import { factsOf } from './verification';

/** A decision that was saved, or is to be. */
export interface Done {
	item: ReviewItem;
	decision: string;
	changes: readonly Change[];
	reasons?: readonly string[] | undefined;
	comment?: string;
	name?: string;
	nextHref?: string;
	listHref?: string;
	/** How many verifications of the same page are still to be decided. */
	left?: number;
	/** The workflow is to save it. */
	isCollected?: boolean;
}

/** The page after the decision: what was saved, and where to go on. */
export function renderDone(done: Done, setup: ReviewSetup): string {
	const texts = textsFor(setup.language);
	const { item, decision, comment, name, nextHref, listHref, left = 0 } = done;
	const said = done.isCollected === true ? texts.done.collected : texts.done;
	const lines: Array<[string, string | undefined]> = [
		[texts.done.decision, decisionLabel(decision, setup, texts)],
		[texts.reasons, done.reasons?.join('\n')],
		[texts.comment, comment],
		[texts.name, name],
	];
	const whatNext = left > 0 ? fill(texts.done.left, { count: String(left) }) : said.text;
	const content = html`${mainNotice(said.title, html`<p>${whatNext}</p>`)}
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
	return page(content, { ...shellOf(setup), title: said.title, isNarrow: true });
}
