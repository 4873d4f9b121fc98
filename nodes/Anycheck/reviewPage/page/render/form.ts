import { versionOf } from '../fingerprint';
import { CONTROLS, keptText } from '../formBody';
import { nodesIn, type FormNode } from '../formTree';
import { html, type Markup } from '../html';
import { fill } from '../texts';
import { decisionCard } from './decision';
import { fieldsOf } from './fields';
import type { ViewModel } from './viewModel';

/** The form: the fields of one part, and the decision. */
export function formOf(view: ViewModel): Markup {
	const { state, texts, parts, part, item } = view;
	const elsewhere = editsElsewhere(view);
	const hidden: Array<[string, string]> = [
		[CONTROLS.about, state.about ?? ''],
		...(state.by === undefined ? [] : [[CONTROLS.by, state.by] satisfies [string, string]]),
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
		${wordsOf(view, elsewhere.count)}
	>
		<button class="unseen" name="do" value="check" tabindex="-1" aria-hidden="true">
			${texts.showChanges}</button
		>${inputs} ${dataCard(view)} ${state.bar === undefined && decisionCard(view)}
		<input type="hidden" name="${CONTROLS.end}" value="1" />
	</form>`;
}

/** What the script says. */
function wordsOf({ texts }: ViewModel, elsewhere: number): Markup {
	return html`data-edited="${texts.edited}" data-was="${texts.was}" data-empty="${texts.empty}"
	data-count="${texts.editedCount}" data-elsewhere="${elsewhere}" data-sending="${texts.sending}"
	data-locale="${texts.locale}"`;
}

function dataCard(view: ViewModel): Markup {
	const { texts, parts, tree, item, setup, state } = view;
	const isEditable = parts.fields.some((field) => field.isEditable);
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
			<p class="soft">${parts.fields.length > 0 ? [hint, why] : texts.noData}</p>
		</div>
		${hasParts && partNav(view, 'top')} ${fieldsOf(tree, view)}
		${hasParts && partNav(view, 'bottom')}
		<p class="jump">
			<span class="count soft small" role="status">${editedWords(view)}</span
			>${item.documents.length > 0 && html`<a class="button up" href="#documents">${texts.toDocuments}</a>`}${state.bar === undefined && html`<a class="button" href="#decide">${texts.toDecision}</a>`}
		</p>
	</section>`;
}

function editedWords({ texts, typed, parts }: ViewModel): string {
	const places = new Set(parts.fields.map(({ id }) => id));
	const count = typed.removed.size + [...typed.edits.keys()].filter((id) => places.has(id)).length;
	return count > 0 ? fill(texts.editedCount, { count: String(count) }) : '';
}

/** Where the reader is in a form of several parts, and the ways to the others. */
function partNav(view: ViewModel, place: 'top' | 'bottom'): Markup {
	const { texts, parts, part, state } = view;
	const target = `${state.action}#data`;
	const button = (to: number, label: string): Markup | false =>
		to >= 0 &&
		to < parts.ranges.length &&
		html`<button class="button" name="do" value="part:${to}" formaction="${target}">
			${label}
		</button>`;
	return html`<div class="stack">
		<p><b>${fill(texts.partOf, numbersOf(view, part))}</b></p>
		${place === 'bottom' && html`<p class="hint">${texts.partHint}</p>`}
		<p class="buttons">
			${button(part - 1, texts.previousPart)}${button(part + 1, texts.nextPart)}${place === 'top' && parts.ranges.length > 2 && chooser(view, target)}
		</p>
	</div>`;
}

function chooser(view: ViewModel, target: string): Markup {
	const { texts, parts, part } = view;
	const options = parts.ranges.map(
		(_range, index) =>
			html`<option value="${index}" ${index === part && html` selected`}>
				${fill(texts.partRange, numbersOf(view, index))}
			</option>`,
	);
	return html`<span class="go"
		><label for="${CONTROLS.to}">${texts.goToPart}</label>
		<select class="control" id="${CONTROLS.to}" name="${CONTROLS.to}">
			${options}
		</select>
		<button class="button" name="do" value="go" formaction="${target}">${texts.go}</button></span
	>`;
}

function numbersOf({ parts }: ViewModel, part: number): Record<string, string> {
	const [from, to] = parts.ranges[part] ?? [0, 0];
	return {
		part: String(part + 1),
		count: String(parts.ranges.length),
		first: String(from + 1),
		last: String(to),
		total: String(parts.fields.length),
	};
}

/** What was typed in the parts that are not shown, as the text that is sent along, and how many fields it is about. */
function editsElsewhere({ typed, tree, parts, part }: ViewModel): {
	text: string;
	count: number;
} {
	const isHere = (node: FormNode) => parts.partOf(node) === part;
	const { fields } = parts;
	const shown = idsOf(fields.filter((field) => field.isEditable && isHere(field)));
	const removable = idsOf(nodesIn(tree).filter((node) => node.isRemovable && isHere(node)));
	const edits = [...typed.edits].filter(([id]) => !shown.has(id));
	const removed = [...typed.removed].filter((id) => !removable.has(id));
	const places = idsOf(fields);
	const count = removed.length + edits.filter(([id]) => places.has(id)).length;
	const isNothing = edits.length + removed.length + typed.added.size === 0;
	return { text: isNothing ? '' : keptText(edits, removed, typed.added), count };
}

function idsOf(nodes: readonly FormNode[]): Set<string> {
	return new Set(nodes.map(({ id }) => id));
}
