import { reasonsOf } from '../choices';
import { fieldsIn, formTreeOf, nodesIn } from '../formTree';
import { html, type Markup } from '../html';
import type { ReviewItem, ReviewSetup, Typed } from '../model';
import { fill, type Texts } from '../texts';
import { decisionLabel } from './decision';
import { describeField } from './words';

/**
 * All that was typed in a form, to read and to copy, where there is no form to show it in again.
 *
 * @param item the verification, if it is known: it tells what the fields are called
 */
export function typedCard(
	typed: Typed,
	item: ReviewItem | undefined,
	setup: ReviewSetup,
	texts: Texts,
): Markup | false {
	const tree = item && formTreeOf(item, setup, typed.added);
	const fields = new Map(tree && fieldsIn(tree).map((field) => [field.id, field]));
	const nodes = tree === undefined ? [] : nodesIn(tree);
	const decision = typed.decision && decisionLabel(typed.decision, setup, texts);
	const rows: Array<[label: string, text: string]> = [
		[texts.decision, decision],
		[texts.reasons, reasonsOf(typed.reasons, setup).join('\n')],
		[texts.comment, typed.comment],
		[texts.name, typed.name],
		...[...typed.edits].map(([id, { text }]): [string, string] => {
			const field = fields.get(id);
			if (field === undefined) return ['', text === '' ? texts.empty : text];
			// Text of any length as it was typed; an answer or a day in words.
			const isPlain = field.control.kind !== 'yesNo' && text !== '';
			return [field.label, isPlain ? text : describeField(field, text, texts)];
		}),
		...nodes
			.filter(({ id }) => typed.removed.has(id))
			.map(({ label }): [string, string] => ['', fill(texts.removeEntry, { name: label })]),
	];
	const filled = rows.filter(([, text]) => text !== '');
	return (
		filled.length > 0 &&
		html`<section class="card stack" id="typed" aria-labelledby="typed-title">
			<h2 id="typed-title">${texts.typed}</h2>
			<dl class="changes">
				${filled.map(
					([label, text]) =>
						html`<div>
							<dt><bdi>${label}</bdi></dt>
							<dd><span class="pre wide" dir="auto">${text}</span></dd>
						</div>`,
				)}
			</dl>
		</section>`
	);
}
