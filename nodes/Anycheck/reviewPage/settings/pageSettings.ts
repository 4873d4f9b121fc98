import type { IWebhookFunctions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { choiceOption, flagOption } from '../../fields/values';
import { isObject, plainText, type JsonObject } from '../../json/objects';
import { languageFrom, LONGEST_CODE, type Ask, type ReviewSetup } from '../page';

/** What the builder of the workflow wants of the page, beyond what the page itself needs to know. */
export interface PageSettings {
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
export function settingsForReader(context: IWebhookFunctions, chosen?: unknown): PageSettings {
	const { language, ...settings } = pageSettings(chosen);
	const { 'accept-language': acceptLanguage } = context.getHeaderData();
	const setup: ReviewSetup = {
		...settings.setup,
		language: languageFrom(acceptLanguage, language),
		timeZone: context.getTimezone(),
	};
	return { ...settings, setup };
}

/** The same, as far as it does not depend on the reader. */
export function pageSettings(chosen: unknown): Omit<PageSettings, 'setup'> & {
	language: string;
	setup: Omit<ReviewSetup, 'language' | 'timeZone'>;
} {
	const page = isObject(chosen) ? chosen : {};
	const accessCode = Object.hasOwn(page, 'accessCode')
		? checkedAccessCode(plainText(page.accessCode))
		: '';
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
	const labels = entries.map(({ field, text }) => [plainText(field), plainText(text)] as const);
	return Object.fromEntries(labels.filter(([field, text]) => field !== '' && text !== ''));
}

function textField<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
	const text = plainText(value);
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
	const parts: unknown[] = Array.isArray(value) ? value : plainText(value).split(',');
	const paths = parts.map(plainText).filter((path) => path !== '');
	if (paths.length > 0) return { [name]: paths } as { [N in Name]?: string[] };
	throw new ItemError(
		`'${label}' names no field`,
		'Its expression finds nothing. Check it, or remove the setting.',
	);
}

/** Shorter ones are guessed before anybody notices, although the page shuts after some wrong ones. */
const SHORTEST = 6;

/** The access code as the builder set it. @throws ItemError when nobody could type it, or anybody guess it */
function checkedAccessCode(code: string): string {
	if (code === '') {
		throw new ItemError(
			"'Access Code' is empty",
			'Fill it in, or remove it. If it is an expression, check the name of the column or field it uses.',
		);
	}
	if (code.length < SHORTEST) {
		throw new ItemError(
			"'Access Code' is too short",
			`It could be guessed. Use ${SHORTEST} characters or more.`,
		);
	}
	if (code.length > LONGEST_CODE) {
		throw new ItemError(
			"'Access Code' is too long",
			`The page takes ${LONGEST_CODE} characters at most`,
		);
	}
	return code;
}

/** Where items have different codes: they share one page, and whoever knows the code of one would see and decide all. */
export function differingCodes(codes: readonly string[]): ItemError | undefined {
	if (codes.every((code) => code === codes[0])) return undefined;
	return new ItemError(
		'The access codes of the items differ',
		"All items share one review page, which one code opens. Give them the same 'Access Code', or review each in an execution of its own, for example in a sub-workflow.",
	);
}

/**
 * The address of a waiting execution has the execution's secret in it from n8n 2.14 on. Before, it is but a number, which
 * anybody can count to.
 *
 * @throws ItemError when neither this secret nor an access code keeps strangers from deciding
 */
export function assertProtected(accessCode: string, resumeUrl: string): void {
	if (accessCode !== '' || (new URL(resumeUrl).searchParams.get('signature') ?? '') !== '') return;
	throw new ItemError(
		'This n8n is too old to protect the review page',
		"It gives the page a link that strangers can guess. Add an 'Access Code' under 'Page', or update n8n to 2.14 or newer.",
	);
}
