import { html, type Markup } from '../html';
import type { ReviewSetup, SavedBefore } from '../model';
import { fill, type Texts } from '../texts';
import { decisionMade } from './decision';

/** Above the next verification: that the one before is decided, and the way back to it. */
export function savedNotice(saved: SavedBefore, setup: ReviewSetup, texts: Texts): Markup {
	const { title } = saved.isCollected ? texts.done.collected : texts.done;
	const left = fill(texts.done.left, { count: String(saved.left) });
	return html`<section class="notice good saved" role="status">
		<p><b>${title}.</b> ${left}</p>
		<p>${decisionMade(saved, setup, texts)} <a href="${saved.href}">${texts.list.again}</a></p>
	</section>`;
}
