import type { IWebhookFunctions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { choiceOption, flagOption } from '../../fields/values';
import { isObject, plainText, type JsonObject } from '../../json/objects';
import type { ItemParameters } from '../../fields/parameters';
import { languageFrom, type Ask, type ReviewSetup } from '../page';
import { decisionsFrom, reasonsFrom } from './decisions';
import { reviewersFrom, type Reviewers } from './reviewers';

/** What the builder of the workflow wants of the page, beyond what the page itself needs to know. */
export interface PageSettings {
	setup: ReviewSetup;
	reviewers: Reviewers;
	showsDocuments: boolean;
}

/** How the page speaks before its settings are known: all are as in a new node. */
export function setupForReader(context: IWebhookFunctions, chosen?: unknown): ReviewSetup {
	const { language, setup } = lookOf(chosen);
	const { 'accept-language': acceptLanguage } = context.getHeaderData();
	return {
		...setup,
		keepsScores: context.getNode().typeVersion >= 2,
		language: languageFrom(acceptLanguage, language),
		timeZone: context.getTimezone(),
	};
}

/** The page's settings. @throws ItemError when one is not understood: none is off by accident */
export function settingsForReader(
	context: IWebhookFunctions,
	parameters: ItemParameters,
): PageSettings {
	const { reviewers, showsDocuments } = pageSettings(parameters);
	const setup = setupForReader(context, parameters.value('page'));
	// Who has proved his name is not asked for it.
	return {
		reviewers,
		showsDocuments,
		setup: reviewers.isProven ? { ...setup, askName: 'no' } : setup,
	};
}

/** The same, as far as it does not depend on the reader. */
export function pageSettings(parameters: ItemParameters): Omit<PageSettings, 'setup'> {
	const { showsDocuments } = lookOf(parameters.value('page'));
	return { reviewers: reviewersFrom(parameters), showsDocuments };
}

function lookOf(chosen: unknown): {
	showsDocuments: boolean;
	language: string;
	setup: Omit<ReviewSetup, 'language' | 'timeZone'>;
} {
	const page = isObject(chosen) ? chosen : {};
	const isOn = (name: string, label: string) =>
		!Object.hasOwn(page, name) || flagOption(page, name, label);
	return {
		language: choiceOption(page, 'language', 'Language', ['browser', 'en', 'id']),
		showsDocuments: isOn('showDocuments', 'Show Documents'),
		setup: {
			...textField('title', page.title),
			...textField('instructions', page.instructions),
			...textField('listField', page.listField),
			...pathsField(page, 'shownFields', 'Shown Fields'),
			...pathsField(page, 'editableFields', 'Editable Fields'),
			...pathsField(page, 'requiredFields', 'Required Fields'),
			labels: labelsIn(page.fieldLabels),
			allowEditing: isOn('allowEditing', 'Allow Corrections'),
			decisions: decisionsFrom(page),
			...reasonsFrom(page),
			askComment: choiceOption(page, 'askComment', 'Comment', ASKS),
			askName: choiceOption(page, 'askName', 'Name of Reviewer', ASKS),
		},
	};
}

const ASKS: [Ask, ...Ask[]] = ['optional', 'no', 'required'];

function labelsIn(value: unknown): Record<string, string> {
	const entries = isObject(value) && Array.isArray(value.label) ? value.label.filter(isObject) : [];
	const labels = entries.map(({ field, text }) => [plainText(field), plainText(text)] as const);
	return Object.fromEntries(labels.filter(([field, text]) => field !== '' && text !== ''));
}

function textField<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
	const text = plainText(value);
	return text === '' ? {} : ({ [name]: text } as { [N in Name]?: string });
}

/** Paths as a list or as text with commas; left empty, the setting is as good as not made. */
function pathsField<Name extends string>(
	page: JsonObject,
	name: Name,
	label: string,
): { [N in Name]?: string[] } {
	const value = page[name];
	if (!Object.hasOwn(page, name) || value === '') return {};
	const parts: unknown[] = Array.isArray(value) ? value : plainText(value).split(',');
	const paths = parts.map(plainText).filter((path) => path !== '');
	if (paths.length > 0) return { [name]: paths } as { [N in Name]?: string[] };
	throw new ItemError(
		`'${label}' names no field`,
		'Its expression finds nothing. Check it, or remove the setting.',
	);
}
