import { CONTROLS } from '../formBody';
import { html, type Markup } from '../html';
import { textarea } from './textarea';
import { LONGEST_COMMENT, LONGEST_NAME } from '../limits';
import type { Texts } from '../texts/texts';

/** A question beside the fields: name, comment, code. */
export interface Question {
	name: string;
	label: string;
	value: string;
	hint?: string;
	problem?: string | undefined;
	isOptional?: boolean;
	isLong?: boolean;
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
		: html`<input ${attributes} value="${value}" maxlength="${LONGEST_NAME}" dir="auto" />`;
	return html`<div class="field${problem !== undefined && ' wrong'}">
		<label class="name" for="${name}"
			>${label}${isOptional && html` <span class="soft small">(${texts.optional})</span>`}</label
		>${control}${problem !== undefined && html`<p class="problem" id="${name}-p">${problem}</p>`}${hint !== undefined && html`<p class="hint" id="${name}-h">${hint}</p>`}
	</div>`;
}

/** The question for the code. What was typed is not shown again. */
export function codeQuestion(problem: string | undefined, texts: Texts): Markup {
	const { code: label, codeHint: hint } = texts;
	const asked = { name: CONTROLS.code, label, hint, value: '', problem };
	return question({ ...asked, autocomplete: 'one-time-code' }, texts);
}
