import { html, type Markup } from '../html';
import type { FirstDecision, ReviewSetup } from '../model';
import { printable, truncated } from '../text';
import { fill, type Texts } from '../texts';
import { changesOf } from './changes';
import { remark } from './notices';
import { statusWords } from './verification';
import type { ViewModel } from './viewModel';
import { decisionMade } from './decision';

/** What somebody else has decided, and what has changed since: the second person confirms it or sends it back. */
export function firstDecisionCard({ item, setup, texts }: ViewModel): Markup | false {
	const { first } = item;
	if (first === undefined) return false;
	const { label, comment, reasons, name, isProven, at, changes } = first;
	const lines: Array<[string, string]> = [
		[texts.reasons, reasons.join('\n')],
		[texts.comment, comment],
		[texts.first.changes, changes || texts.first.noChanges],
	];
	// The words of this page for what has no name of the builder's.
	const standard = Object.entries(texts.decisions).find(([status]) => status === label)?.[1];
	const decided = { decision: standard?.label ?? label, name, ...(at !== '' && { at }) };
	return html`<section class="card stack" id="first" aria-labelledby="first-title">
			<h2 id="first-title">${texts.first.title}</h2>
			<p>${decisionMade(decided, setup, texts)}</p>
			${!isProven && html`<p class="soft">${texts.first.unproven}</p>`}
			<dl class="changes">
				${lines.map(
					([title, text]) =>
						text !== '' &&
						html`<div>
							<dt>${title}</dt>
							<dd><span class="pre wide" dir="auto">${truncated(printable(text), 4_000)}</span></dd>
						</div>`,
				)}
			</dl>
		</section>
		${changedSince(first, item.status, setup, texts)}`;
}

function changedSince(
	{ changedSince: before }: FirstDecision,
	status: string,
	setup: ReviewSetup,
	texts: Texts,
): Markup | false {
	if (before === undefined) return false;
	const words = { before: statusWords(before.status, texts), after: statusWords(status, texts) };
	const isMoved = before.status !== '' && before.status !== status;
	return remark(
		' bad',
		'first-changed',
		texts.first.changed,
		html`<p>${texts.first.changedText}</p>
			${isMoved && html`<p>${fill(texts.first.status, words)}</p>`}${before.changes.length > 0 && changesOf(before.changes, setup, texts)}`,
	);
}
