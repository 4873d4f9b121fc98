import { controlName, fingerprintOf, placeId } from '../fingerprint';
import type { FormField, FormGroup, FormNode } from '../formTree';
import { html, type Markup } from '../html';
import { LONGEST_SHOWN } from '../limits';
import { hasHiddenCharacters } from '../text';
import { fill, type Texts } from '../texts';
import { controlOf } from './inputs';
import type { ViewModel } from './viewModel';
import { describeField, formatDay } from './words';

/** The fields of a group that are in the part that is shown. */
export function fieldsOf(group: FormGroup, view: ViewModel): Markup {
	const inside = group.children.filter((child) => view.parts.isIn(child, view.part));
	return html`<div class="fields">
		${inside.map((child) => (child.kind === 'field' ? fieldOf(child, view) : groupOf(child, view)))}
	</div>`;
}

function groupOf(group: FormGroup, view: ViewModel): Markup {
	const { texts, parts, part } = view;
	const { id, label, path } = group;
	const look = `${path.length === 1 ? ' top' : ''}${/^\d+$/.test(path.at(-1) ?? '') ? ' entry' : ''}`;
	const newTag = group.isNew && html` <span class="tag">${texts.newEntry}</span>`;
	const begins = parts.partOf(group) === part;
	return html`<fieldset class="group wide${look}" id="${id}">
		<legend><bdi>${label === '' ? texts.noName : label}</bdi>${newTag}</legend>
		${fieldsOf(group, view)}${begins && removal(group, view)}${addition(group, view)}
	</fieldset>`;
}

/** The button for one entry more, at the end of its list. */
function addition(group: FormGroup, { texts, parts, part, state }: ViewModel): Markup | false {
	const last = group.children.at(-1);
	if (!group.isExtendable || last === undefined || !parts.isIn(last, part)) return false;
	const next = placeId([...group.path, String(Number(last.path.at(-1)) + 1)]);
	const label = fill(texts.addEntry, { name: group.label === '' ? texts.noName : group.label });
	return html`<p class="buttons">
		<button class="button" name="do" value="add:${group.id}" formaction="${state.action}#${next}">
			${label}
		</button>
	</p>`;
}

/** One field with its name, its control or its value, and all that is to be said about it. */
function fieldOf(field: FormField, view: ViewModel): Markup {
	const { id, shown, control, isEditable } = field;
	const { texts, typed, problems } = view;
	const text = (isEditable ? typed.edits.get(id)?.text : undefined) ?? shown;
	const isEdited = text !== shown;
	const problem = problems.get(id);
	const notes = notesOn(field, text, view);
	const classes = html`field${isEdited && ' edited'}${problem !== undefined && ' wrong'}${isWide(field) && ' wide'}`;
	const name = nameOf(field, isEdited, view);
	const below = html`${problem !== undefined && html`<p class="problem" id="${id}-p">${problem}</p>`}${notes.map(
		(note, index) => html`<p class="${note.kind}" id="${id}-${index}">${note.text}</p>`,
	)}${removal(field, view)}`;
	if (!isEditable) {
		return html`<div class="${classes}" id="${id}" tabindex="-1">
			<p class="name">${name}</p>
			<p class="value" dir="auto">${describeField(field, shown, texts)}</p>
			${below}
		</div>`;
	}
	const described = notes.map((_note, index) => `${id}-${index}`);
	if (problem !== undefined) described.unshift(`${id}-p`);
	const description = described.length > 0 && html` aria-describedby="${described.join(' ')}"`;
	const wiring = {
		name: controlName(id, fingerprintOf(shown)),
		text,
		state: html`${description}${problem !== undefined && html` aria-invalid="true"`}`,
	};
	const input = controlOf(field, wiring, texts);
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
	{ id, label, isRequired, isNew, isRemovable }: FormField,
	isEdited: boolean,
	view: ViewModel,
): Markup {
	const { texts, changed } = view;
	const tag = (text: string, kind = '') => html` <span class="tag${kind}">${text}</span>`;
	const required = html` <span class="soft small">(${texts.requiredToComplete})</span>`;
	return html`<bdi>${label === '' ? texts.noName : label}</bdi
		>${isRequired && required}${isNew && isRemovable && tag(texts.newEntry)}${changed.has(id) && tag(texts.changedMeanwhile)}${isEdited && tag(texts.edited, ' mine')}`;
}

function isWide({ control }: FormField): boolean {
	return control.kind === 'lines' || control.kind === 'json' || control.kind === 'fixed';
}

/** The box that takes an entry out of its list. */
function removal(node: FormNode, { texts, typed }: ViewModel): Markup | false {
	if (!node.isRemovable) return false;
	const checked = typed.removed.has(node.id) && html` checked`;
	const name = `r${node.id.slice(1)}`;
	return html`<label class="remove"
		><input type="checkbox" name="${name}" value="1" ${checked} /> ${fill(texts.removeEntry, {
			name: node.label,
		})}</label
	>`;
}

/** A line below a field. `mine` tells what the reviewer has done; the script writes the same. */
interface FieldNote {
	kind: 'hint' | 'hint day' | 'was' | 'was mine';
	text: Markup | string;
}

/** What is to be said about a field besides its name and what is wrong with it. */
function notesOn(field: FormField, text: string, view: ViewModel): FieldNote[] {
	const { texts } = view;
	// Browsers write days as their owners have set them: 01/02 is in January or in February.
	const isDate = field.control.kind === 'date' && field.isEditable;
	const day: FieldNote[] = isDate
		? [{ kind: 'hint day', text: text === '' ? '' : formatDay(text, texts.locale) }]
		: [];
	const hints = hintsOn(field, texts).map((hint): FieldNote => ({ kind: 'hint', text: hint }));
	return [...day, ...hints, ...changeNotes(field, text !== field.shown, view)];
}

function hintsOn({ control, value, shown, isEditable }: FormField, texts: Texts): string[] {
	const isCut =
		control.kind === 'fixed' && (typeof value === 'string' || shown.length >= LONGEST_SHOWN);
	return [
		...(control.kind === 'list' && isEditable ? [texts.onePerLine] : []),
		...(control.kind === 'json' && isEditable ? [texts.asJson] : []),
		...(isCut ? [texts.tooLongToEdit] : []),
		...(typeof value === 'string' && hasHiddenCharacters(value) ? [texts.hiddenCharacters] : []),
	];
}

function changeNotes(
	field: FormField,
	isEdited: boolean,
	{ texts, changed }: ViewModel,
): FieldNote[] {
	const { id, shown, isNew } = field;
	const note = (kind: FieldNote['kind'], words: string, text: string): FieldNote[] => [
		{ kind, text: html`${words} <bdi>${text}</bdi>` },
	];
	const now = describeField(field, shown, texts);
	if (changed.has(id)) {
		if (isEdited) return note('was', texts.isNow, now);
		const before = changed.get(id);
		return before === undefined ? [] : note('was', texts.was, before);
	}
	return isEdited && !isNew ? note('was mine', texts.was, now) : [];
}
