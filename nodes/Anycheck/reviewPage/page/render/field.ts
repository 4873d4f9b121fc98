import { controlName, sealOf } from '../digest';
import { html, type Markup } from '../html';
import type { Leaf } from '../plan';
import { controlOf } from './control';
import { notesOn } from './notes';
import { removal } from './removal';
import type { Sheet } from './sheet';
import { worded } from './worded';

/** One field with its name, its control or its value, and all that is to be said about it. */
export function fieldOf(leaf: Leaf, sheet: Sheet): Markup {
	const { id, shown, control, isEditable } = leaf;
	const { texts, typed, problems } = sheet;
	const text = (isEditable ? typed.edits.get(id)?.text : undefined) ?? shown;
	const isEdited = text !== shown;
	const problem = problems.get(id);
	const notes = notesOn(leaf, text, sheet);
	const classes = html`field${isEdited && ' edited'}${problem !== undefined && ' wrong'}${isWide(leaf) && ' wide'}`;
	const name = nameOf(leaf, isEdited, sheet);
	const below = html`${problem !== undefined && html`<p class="problem" id="${id}-p">${problem}</p>`}${notes.map(
		(note, index) => html`<p class="${note.kind}" id="${id}-${index}">${note.text}</p>`,
	)}${removal(leaf, sheet)}`;
	if (!isEditable) {
		return html`<div class="${classes}" id="${id}" tabindex="-1">
			<p class="name">${name}</p>
			<p class="value" dir="auto">${worded(leaf, shown, texts)}</p>
			${below}
		</div>`;
	}
	const described = notes.map((_note, index) => `${id}-${index}`);
	if (problem !== undefined) described.unshift(`${id}-p`);
	const description = described.length > 0 && html` aria-describedby="${described.join(' ')}"`;
	const wiring = {
		name: controlName(id, sealOf(shown)),
		text,
		state: html`${description}${problem !== undefined && html` aria-invalid="true"`}`,
	};
	const input = controlOf(leaf, wiring, texts);
	const was = isEdited && html` data-was="${shown}"`;
	return control.kind === 'yesNo'
		? html`<fieldset class="${classes}" data-edit${was}${description}>
				<legend class="name">${name}</legend>
				${input}${below}
			</fieldset>`
		: html`<div class="${classes}" data-edit${was}>
				<label class="name" for="${id}">${name}</label>${input}${below}
			</div>`;
}

function nameOf(
	{ id, label, isRequired, isNew, isRemovable }: Leaf,
	isEdited: boolean,
	sheet: Sheet,
): Markup {
	const { texts, changed } = sheet;
	const tag = (text: string, kind = '') => html` <span class="tag${kind}">${text}</span>`;
	const required = html` <span class="soft small">(${texts.requiredToComplete})</span>`;
	return html`<bdi>${label === '' ? texts.noName : label}</bdi
		>${isRequired && required}${isNew && isRemovable && tag(texts.newEntry)}${changed.has(id) && tag(texts.changedMeanwhile)}${isEdited && tag(texts.edited, ' mine')}`;
}

function isWide({ control }: Leaf): boolean {
	return control.kind === 'lines' || control.kind === 'json' || control.kind === 'fixed';
}
