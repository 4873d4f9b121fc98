import type { IWebhookFunctions } from 'n8n-workflow';
import { languageFrom, type Ask, type ReviewSetup } from '../page';
import { ItemError } from '../../errors/itemError';
import { isObject, type JsonObject } from '../../json/objects';
import { choiceOption, flagOption } from '../../fields/values';
import { usable } from './codeSetting';

/** What the builder of the workflow wants of the page, beyond what the page itself needs to know. */
export interface PageSetup {
	setup: ReviewSetup;
	/** Empty when none is asked for. */
	accessCode: string;
	showsDocuments: boolean;
}

/**
 * The page's settings.
 *
 * @param chosen value of the field 'Page'; without one, all are as in a new node
 * @throws ItemError when one is not understood: none is off by accident
 */
export function pageSetup(context: IWebhookFunctions, chosen?: unknown): PageSetup {
	const { language, ...settings } = pageSettings(chosen);
	const { 'accept-language': acceptLanguage } = context.getHeaderData();
	const setup: ReviewSetup = {
		...settings.setup,
		language: languageFrom(acceptLanguage, language),
		timeZone: context.getTimezone(),
	};
	return { ...settings, setup };
}

/** The same, as far as it does not depend on who looks at the page. */
export function pageSettings(chosen: unknown): Omit<PageSetup, 'setup'> & {
	language: string;
	setup: Omit<ReviewSetup, 'language' | 'timeZone'>;
} {
	const page = isObject(chosen) ? chosen : {};
	const accessCode = Object.hasOwn(page, 'accessCode') ? usable(textOf(page.accessCode)) : '';
	const isOn = (name: string, label: string) =>
		!Object.hasOwn(page, name) || flagOption(page, name, label);
	return {
		accessCode,
		language: choiceOption(page, 'language', 'Language', ['browser', 'en', 'id']),
		showsDocuments: isOn('showDocuments', 'Show Documents'),
		setup: {
			...textField('title', page.title),
			...textField('instructions', page.instructions),
			...listField(page, 'shownFields', 'Shown Fields'),
			...listField(page, 'editableFields', 'Editable Fields'),
			...listField(page, 'requiredFields', 'Required Fields'),
			labels: labelsIn(page.fieldLabels),
			allowEditing: isOn('allowEditing', 'Allow Corrections'),
			decisions: [
				{ value: 'COMPLETED', ...textField('label', page.completedLabel) },
				{ value: 'NEED_REVIEW', ...textField('label', page.needReviewLabel) },
			],
			askComment: choiceOption(page, 'askComment', 'Comment', ASKS),
			askName: choiceOption(page, 'askName', 'Name of Reviewer', ASKS),
		},
	};
}

const ASKS: [Ask, ...Ask[]] = ['optional', 'no', 'required'];

function labelsIn(value: unknown): Record<string, string> {
	const entries = isObject(value) && Array.isArray(value.label) ? value.label.filter(isObject) : [];
	const labels = entries.map(({ field, text }) => [textOf(field), textOf(text)] as const);
	return Object.fromEntries(labels.filter(([field, text]) => field !== '' && text !== ''));
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function textField<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
	const text = textOf(value);
	return text === '' ? {} : ({ [name]: text } as { [N in Name]?: string });
}

/** Paths as a list or as text with commas; left empty, the setting is as good as not made. */
function listField<Name extends string>(
	page: JsonObject,
	name: Name,
	label: string,
): { [N in Name]?: string[] } {
	const value = page[name];
	if (!Object.hasOwn(page, name) || value === '') return {};
	const parts: unknown[] = Array.isArray(value) ? value : textOf(value).split(',');
	const paths = parts.map(textOf).filter((path) => path !== '');
	if (paths.length > 0) return { [name]: paths } as { [N in Name]?: string[] };
	throw new ItemError(
		`'${label}' names no field`,
		'Its expression finds nothing. Check it, or remove the setting.',
	);
}
