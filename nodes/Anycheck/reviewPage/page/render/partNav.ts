import { CONTROLS } from '../formBody';
import { html, type Markup } from '../html';
import { filled } from '../texts/texts';
import type { Sheet } from './sheet';

/** Where the reader is in a form of several parts, and the ways to the others. */
export function partNav(sheet: Sheet, place: 'top' | 'bottom'): Markup {
	const { texts, parts, part, state } = sheet;
	const target = `${state.action}#data`;
	const button = (to: number, label: string): Markup | false =>
		to >= 0 &&
		to < parts.ranges.length &&
		html`<button class="button" name="do" value="part:${to}" formaction="${target}">
			${label}
		</button>`;
	return html`<div class="stack">
		<p><b>${filled(texts.partOf, numbersOf(sheet, part))}</b></p>
		${place === 'bottom' && html`<p class="hint">${texts.partHint}</p>`}
		<p class="buttons">
			${button(part - 1, texts.previousPart)}${button(part + 1, texts.nextPart)}${place === 'top' && parts.ranges.length > 2 && chooser(sheet, target)}
		</p>
	</div>`;
}

function chooser(sheet: Sheet, target: string): Markup {
	const { texts, parts, part } = sheet;
	const options = parts.ranges.map(
		(_range, index) =>
			html`<option value="${index}" ${index === part && html` selected`}>
				${filled(texts.partRange, numbersOf(sheet, index))}
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

function numbersOf({ parts }: Sheet, part: number): Record<string, string> {
	const [from, to] = parts.ranges[part] ?? [0, 0];
	return {
		part: String(part + 1),
		count: String(parts.ranges.length),
		first: String(from + 1),
		last: String(to),
		total: String(parts.leaves.length),
	};
}
