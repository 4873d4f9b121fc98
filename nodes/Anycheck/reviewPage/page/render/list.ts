import type { JsonObject } from '../../../json/objects';
import { pathIn, valueAt } from '../../../json/paths';
import { isBeingProcessed } from '../../../verification/statuses';
import { html, type Markup } from '../html';
import type { Decided, ReviewItem, ReviewSetup } from '../model';
import { printable, truncated } from '../text';
import { fill, textsFor, type Texts } from '../texts';
import { decisionMade } from './decision';
import { page, shellOf } from './page';
import { formatMoment } from './words';

/** A verification in the list, and what has been decided about it so far. */
export interface ListEntry {
	/** Undefined when it cannot be read. */
	item?: Pick<
		ReviewItem,
		'status' | 'verificationId' | 'serviceName' | 'createdAt' | 'reason' | 'output'
	>;
	href: string;
	decided?: Decided;
}

/** The page that lists several verifications with their progress. Each is decided on a page of its own. */
export function renderList(entries: readonly ListEntry[], setup: ReviewSetup): string {
	const texts = textsFor(setup.language);
	const title = setup.title || texts.list.title;
	const done = entries.filter(({ decided }) => decided !== undefined).length;
	const total = entries.length;
	const progress = fill(texts.list.progress, { done: String(done), total: String(total) });
	const content = html`<header class="card stack">
			<h1>${title}</h1>
			${setup.instructions && html`<p class="pre" dir="auto">${setup.instructions}</p>`}
			${
				total === 0
					? html`<p>${texts.list.nothing}</p>`
					: html`<div>
							<p id="progress">${progress}</p>
							<progress max="${total}" value="${done}" aria-labelledby="progress"></progress>
						</div>`
			}${total > 0 && done === total && html`<p role="status"><b>${texts.list.allDone}</b></p>`}
		</header>
		${
			total > 0 &&
			html`<ol class="list" role="list">
				${entries.map((entry, index) => row(entry, index, setup, texts))}
			</ol>`
		}`;
	return page(content, { ...shellOf(setup), title, isNarrow: true });
}

function row(
	{ item, href, decided }: ListEntry,
	index: number,
	setup: ReviewSetup,
	texts: Texts,
): Markup {
	const { status, verificationId = '', serviceName, createdAt, reason } = item ?? {};
	const service = truncated(printable(serviceName || texts.service), 120);
	const name = nameIn(item?.output, setup.listField) || service;
	const label = decided === undefined ? texts.list.open : texts.list.again;
	return html`<li class="card">
		<div class="text">
			<h2>${index + 1}. <bdi>${name}</bdi></h2>
			<p class="soft small">
				${name !== service && html`<bdi>${service}</bdi> · `}${createdAt && html`${formatMoment(createdAt, texts.locale, setup.timeZone)} · `}<bdi
					>${truncated(printable(verificationId), 60)}</bdi
				>
			</p>
			${item === undefined && html`<p>${texts.list.unreadable}</p>`}${reason && html`<p class="pre" dir="auto">${truncated(reason, 300)}</p>`}
			<p>
				${decided === undefined ? html`<span class="tag plain">${isBeingProcessed(status) ? texts.list.notReady : texts.list.waiting}</span>` : decisionMade(decided, setup, texts)}
			</p>
		</div>
		<a class="button${decided === undefined && ' main'}" href="${href}"
			>${label}<span class="unseen"> ${index + 1}, ${name}</span></a
		>
	</li>`;
}

/** What the field that the builder has chosen says; empty where it says nothing that fits on a line. */
function nameIn(output: JsonObject | undefined, field: string | undefined): string {
	if (field === undefined) return '';
	const value = valueAt(output, pathIn(output, field));
	const isShort = typeof value === 'string' || typeof value === 'number';
	return isShort ? truncated(printable(String(value)).trim(), 120) : '';
}
