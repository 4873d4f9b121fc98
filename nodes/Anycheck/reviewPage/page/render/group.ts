import { placeId } from '../digest';
import { html, type Markup } from '../html';
import type { Branch } from '../plan';
import { filled } from '../texts/texts';
import { fieldOf } from './field';
import { removal } from './removal';
import type { Sheet } from './sheet';

/** The fields of a group that are in the part that is shown. */
export function fieldsOf(branch: Branch, sheet: Sheet): Markup {
	const inside = branch.children.filter((child) => sheet.parts.isIn(child, sheet.part));
	return html`<div class="fields">
		${inside.map((child) =>
			child.kind === 'leaf' ? fieldOf(child, sheet) : groupOf(child, sheet),
		)}
	</div>`;
}

function groupOf(branch: Branch, sheet: Sheet): Markup {
	const { texts, parts, part } = sheet;
	const { id, label, path } = branch;
	const look = `${path.length === 1 ? ' top' : ''}${/^\d+$/.test(path.at(-1) ?? '') ? ' entry' : ''}`;
	const newTag = branch.isNew && html` <span class="tag">${texts.newEntry}</span>`;
	const begins = parts.partOf(branch) === part;
	return html`<fieldset class="group wide${look}" id="${id}">
		<legend><bdi>${label === '' ? texts.noName : label}</bdi>${newTag}</legend>
		${fieldsOf(branch, sheet)}${begins && removal(branch, sheet)}${addition(branch, sheet)}
	</fieldset>`;
}

/** The button for one entry more, at the end of its list. */
function addition(branch: Branch, { texts, parts, part, state }: Sheet): Markup | false {
	const last = branch.children.at(-1);
	if (!branch.isExtendable || last === undefined || !parts.isIn(last, part)) return false;
	const next = placeId([...branch.path, String(Number(last.path.at(-1)) + 1)]);
	const label = filled(texts.addEntry, { name: branch.label === '' ? texts.noName : branch.label });
	return html`<p class="buttons">
		<button class="button" name="do" value="add:${branch.id}" formaction="${state.action}#${next}">
			${label}
		</button>
	</p>`;
}
