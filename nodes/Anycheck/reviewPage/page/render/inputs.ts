import { isDay } from '../controls/single';
import { CONTROLS } from '../formBody';
import type { FormField } from '../formTree';
import { escaped, html, Markup } from '../html';
import { LONGEST_COMMENT, LONGEST_EDITABLE, LONGEST_NAME } from '../limits';
import type { Texts } from '../texts';

/** How a control is named, what it holds, and the attributes that tell its state. */
interface Wiring {
	name: string;
	text: string;
	state: Markup;
}

/** The input for one field; yes-or-no is a group of inputs. */
export function controlOf(field: FormField, wiring: Wiring, texts: Texts): Markup {
	const { name, text, state } = wiring;
	const common = html`class="control" id="${field.id}" name="${name}"${state}`;
	const limit = html`maxlength="${LONGEST_EDITABLE}"`;
	switch (field.control.kind) {
		case 'yesNo':
			return yesOrNo(field, wiring, texts);
		case 'lines':
		case 'list':
			return textarea(html`${common} rows="${rowsFor(text)}" ${limit} dir="auto"`, text);
		case 'json':
			return textarea(html`${common} rows="${rowsFor(text)}" ${limit}`, text);
		case 'date':
			// What is no day would vanish from an input for days, and it is to be corrected.
			if (text === '' || isDay(text)) {
				return html`<input type="date" max="9999-12-31" ${common} value="${text}" />`;
			}
	}
	return html`<input ${common} value="${text}" ${limit} dir="auto" />`;
}

function yesOrNo({ id, shown }: FormField, { name, text }: Wiring, texts: Texts): Markup {
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

/** A question beside the fields: name, comment, code. */
interface Question {
	name: string;
	label: string;
	value: string;
	hint?: string;
	problem?: string | undefined;
	isOptional?: boolean;
	isLong?: boolean;
	/** Nobody beside the reader should see it. */
	isSecret?: boolean;
	autocomplete?: string;
}

export function question(asked: Question, texts: Texts): Markup {
	const { name, label, value, hint, problem, isOptional = false, isLong = false } = asked;
	const described = [problem !== undefined && `${name}-p`, hint !== undefined && `${name}-h`];
	const description = described.filter(Boolean).join(' ');
	const attributes = html`class="control" id="${name}" name="${name}"
	autocomplete="${asked.autocomplete ?? 'off'}"${!isOptional && html` required`}${problem !== undefined && html` aria-invalid="true"`}${description !== '' && html` aria-describedby="${description}"`}`;
	const control = isLong
		? textarea(html`${attributes} rows="3" maxlength="${LONGEST_COMMENT}" dir="auto"`, value)
		: html`<input
				${asked.isSecret === true && html`type="password" `}${attributes}
				value="${value}"
				maxlength="${LONGEST_NAME}"
				dir="auto"
			/>`;
	return html`<div class="field${problem !== undefined && ' wrong'}">
		<label class="name" for="${name}"
			>${label}${isOptional && html` <span class="soft small">(${texts.optional})</span>`}</label
		>${control}${problem !== undefined && html`<p class="problem" id="${name}-p">${problem}</p>`}${hint !== undefined && html`<p class="hint" id="${name}-h">${hint}</p>`}
	</div>`;
}

/** The question for the code. What was typed is not shown again. */
export function codeQuestion(
	problem: string | undefined,
	texts: Texts,
	isPersonal: boolean,
): Markup {
	const { code, codeHint, personalCode, personalCodeHint } = texts;
	const asked = { name: CONTROLS.code, value: '', problem };
	return isPersonal
		? question({ ...asked, label: personalCode, hint: personalCodeHint, isSecret: true }, texts)
		: question({ ...asked, label: code, hint: codeHint, autocomplete: 'one-time-code' }, texts);
}

/** A box for text of several lines. The line break after the tag is no part of the text; without it the text's own first one would be lost. */
function textarea(attributes: Markup, text: string): Markup {
	return new Markup(`<textarea ${attributes.toString()}>\n${escaped(text)}</textarea>`);
}
