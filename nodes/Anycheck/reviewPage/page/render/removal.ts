import { html, type Markup } from '../html';
import type { Field } from '../plan';
import { filled } from '../texts/texts';
import type { Sheet } from './sheet';

/** The box that takes an entry out of its list. */
export function removal(field: Field, { texts, typed }: Sheet): Markup | false {
	if (!field.isRemovable) return false;
	const checked = typed.removed.has(field.id) && html` checked`;
	const name = `r${field.id.slice(1)}`;
	return html`<label class="remove"
		><input type="checkbox" name="${name}" value="1" ${checked} /> ${filled(texts.removeEntry, {
			name: field.label,
		})}</label
	>`;
}
