import { changesBetween, type Change } from '../../../json/compare';
import { isObject } from '../../../json/objects';
import { html, type Markup } from '../html';
import { givenLabel, labelFrom } from '../labels';
import type { ReviewItem, ReviewSetup } from '../model';
import type { Path } from '../paths';
import { truncated } from '../text';
import { fill, textsFor, type Texts } from '../texts';
import { decisionLabel } from './decision';
import { mainNotice } from './notices';
import { page, shellOf } from './page';
import { factsOf } from './verification';
import { describeValue } from './words';

/** A decision that was saved, or is to be. */
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
	/** The workflow is to save it. */
	isCollected?: boolean;
}

const MOST_LISTED = 100;

/** The page after the decision: what was saved, and where to go on. */
export function renderDone(done: Done, setup: ReviewSetup): string {
	const texts = textsFor(setup.language);
	const { item, decision, comment, name, nextHref, listHref, left = 0 } = done;
	const said = done.isCollected === true ? texts.done.collected : texts.done;
	const lines: Array<[string, string | undefined]> = [
		[texts.done.decision, decisionLabel(decision, setup, texts)],
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

function changesOf(changes: readonly Change[], setup: ReviewSetup, texts: Texts): Markup {
	const fields = changedValues(changes);
	if (fields.length === 0) return html`<p class="soft">${texts.done.noChanges}</p>`;
	const more = fields.length - MOST_LISTED;
	return html`<dl class="changes">
			${fields.slice(0, MOST_LISTED).map(
				({ path, before, after }) =>
					html`<div>
						<dt><bdi>${labelOf(path, setup)}</bdi></dt>
						<dd>
							<span class="soft small">${texts.done.before}</span>
							<del dir="auto">${describeValue(before, texts)}</del>
						</dd>
						<dd>
							<span class="soft small">${texts.done.after}</span>
							<ins dir="auto">${describeValue(after, texts)}</ins>
						</dd>
					</div>`,
			)}
		</dl>
		${more > 0 && html`<p class="soft">… ${more}</p>`}`;
}

function labelOf(path: ChangedValue['path'], { labels }: ReviewSetup): string {
	const names = path.map((name, index) =>
		/^\d+$/.test(name)
			? String(Number(name) + 1)
			: (givenLabel(path.slice(0, index + 1), labels) ?? labelFrom(name)),
	);
	return truncated(names.join(' › '), 200);
}

/** One value that changed, for people to read. */
interface ChangedValue {
	path: Path;
	before: unknown;
	after: unknown;
}

/** The changes with lists of the same length opened, so that it is told which entry changed in what. */
function changedValues(changes: readonly Change[]): ChangedValue[] {
	return changes.flatMap(({ path, before, after }) => opened(path.split('.'), before, after));
}

function opened(path: Path, before: unknown, after: unknown): ChangedValue[] {
	if (before === after) return [];
	if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
		return before.flatMap((old: unknown, index) =>
			opened([...path, String(index)], old, after[index]),
		);
	}
	if (!isObject(before) || !isObject(after)) return [{ path, before, after }];
	return changesBetween(before, after).flatMap((change) =>
		opened([...path, ...change.path.split('.')], change.before, change.after),
	);
}
