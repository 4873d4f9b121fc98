import { CONTROLS } from '../formBody';
import { html, type Markup } from '../html';
import { filled } from '../texts/texts';
import { versionOf } from '../version';
import { decisionCard } from './decision';
import { elsewhereOf } from './elsewhere';
import { fieldsOf } from './group';
import { partNav } from './partNav';
import type { Sheet } from './sheet';

/** The form: the fields of one part, and the decision. */
export function formOf(sheet: Sheet): Markup {
	const { state, texts, parts, part, item } = sheet;
	const elsewhere = elsewhereOf(sheet);
	const hidden: Array<[string, string]> = [
		[CONTROLS.version, versionOf(item)],
		[CONTROLS.part, `${part}/${parts.ranges.length}`],
		[CONTROLS.kept, elsewhere.text],
	];
	const inputs = hidden.map(
		([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
	);
	// The first button is what the Enter key presses: that must not send a decision.
	return html`<form
		class="stack"
		id="review"
		method="post"
		action="${state.action}"
		autocomplete="off"
		novalidate
		${wordsOf(sheet, elsewhere.count)}
	>
		<button class="unseen" name="do" value="check" tabindex="-1" aria-hidden="true">
			${texts.showChanges}</button
		>${inputs} ${dataCard(sheet)} ${decisionCard(sheet)}
		<input type="hidden" name="${CONTROLS.end}" value="1" />
	</form>`;
}

/** What the script says. */
function wordsOf({ texts }: Sheet, elsewhere: number): Markup {
	return html`data-edited="${texts.edited}" data-was="${texts.was}" data-empty="${texts.empty}"
	data-count="${texts.editedCount}" data-elsewhere="${elsewhere}" data-sending="${texts.sending}"
	data-locale="${texts.locale}"`;
}

function dataCard(sheet: Sheet): Markup {
	const { texts, parts, plan, item, setup } = sheet;
	const isEditable = parts.leaves.some((leaf) => leaf.isEditable);
	const { readOnly } = item;
	const hint = isEditable ? texts.dataHint : texts.dataFixed;
	const why = readOnly !== undefined && setup.allowEditing && ` ${texts.readOnly[readOnly]}`;
	const hasParts = parts.ranges.length > 1;
	return html`<section
		class="card stack"
		id="data"
		tabindex="-1"
		spellcheck="false"
		aria-labelledby="data-title"
	>
		<div>
			<h2 id="data-title">${texts.data}</h2>
			<p class="soft">${parts.leaves.length > 0 ? [hint, why] : texts.noData}</p>
		</div>
		${hasParts && partNav(sheet, 'top')} ${fieldsOf(plan, sheet)}
		${hasParts && partNav(sheet, 'bottom')}
		<p class="jump">
			<span class="count soft small" role="status">${editedWords(sheet)}</span
			>${item.documents.length > 0 && html`<a class="button up" href="#documents">${texts.toDocuments}</a>`}<a
				class="button"
				href="#decide"
				>${texts.toDecision}</a
			>
		</p>
	</section>`;
}

function editedWords({ texts, typed, parts }: Sheet): string {
	const places = new Set(parts.leaves.map(({ id }) => id));
	const count = typed.removed.size + [...typed.edits.keys()].filter((id) => places.has(id)).length;
	return count > 0 ? filled(texts.editedCount, { count: String(count) }) : '';
}
