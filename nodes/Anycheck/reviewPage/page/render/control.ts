import { isDay } from '../fields/text';
import { html, type Markup } from '../html';
import type { Leaf } from '../plan';
import type { Texts } from '../texts/texts';
import { textarea } from './textarea';

/** How a control is named, what it holds, and the attributes that tell its state. */
export interface Wiring {
	name: string;
	text: string;
	state: Markup;
}

/** The input for one field; yes-or-no is a group of inputs. */
export function controlOf(leaf: Leaf, wiring: Wiring, texts: Texts): Markup {
	const { name, text, state } = wiring;
	const common = html`class="control" id="${leaf.id}" name="${name}"${state}`;
	switch (leaf.control.kind) {
		case 'yesNo':
			return yesOrNo(leaf, wiring, texts);
		case 'lines':
		case 'list':
			return textarea(html`${common} rows="${rowsFor(text)}" dir="auto"`, text);
		case 'json':
			return textarea(html`${common} rows="${rowsFor(text)}"`, text);
		case 'date':
			// What is no day would vanish from an input for days, and it is to be corrected.
			if (text === '' || isDay(text)) {
				return html`<input type="date" max="9999-12-31" ${common} value="${text}" />`;
			}
	}
	return html`<input ${common} value="${text}" dir="auto" />`;
}

function yesOrNo({ id, shown }: Leaf, { name, text }: Wiring, texts: Texts): Markup {
	const answers: Array<[value: string, label: string]> = [
		['true', texts.yes],
		['false', texts.no],
	];
	// What is known cannot become unknown by a click.
	if (shown === '') answers.push(['', texts.notKnown]);
	const labels = answers.map(([value, label], index) => {
		const first = index === 0 && html` id="${id}"`;
		const checked = value === text && html` checked`;
		return html`<label
			><input type="radio" name="${name}" value="${value}" ${first}${checked} /> ${label}</label
		>`;
	});
	return html`<div class="choices">${labels}</div>`;
}

function rowsFor(text: string): number {
	const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0);
	return Math.max(2, Math.min(12, lines));
}
