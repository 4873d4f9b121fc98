import type { IWebhookFunctions } from 'n8n-workflow';
import { languageFrom, type Ask, type ReviewSetup } from '../../../review';
import { isObject } from '../../../verification/objects';
import type { ItemParameters } from '../../parameters';

/** What the builder of the workflow wants of the page, beyond what the page itself needs to know. */
export interface PageSetup {
	setup: ReviewSetup;
	/** Empty when none is asked for. */
	accessCode: string;
	showsDocuments: boolean;
}

/** The page's settings for one item. */
export function pageSetup(context: IWebhookFunctions, parameters: ItemParameters): PageSetup {
	const chosen = parameters.value('page');
	const page = isObject(chosen) ? chosen : {};
	const accessCode = textOf(page.accessCode);
	const { 'accept-language': acceptLanguage } = context.getHeaderData();
	const setup: ReviewSetup = {
		language: languageFrom(acceptLanguage, textOf(page.language)),
		timeZone: context.getTimezone(),
		...textField('title', page.title),
		...textField('instructions', page.instructions),
		...listField('shownFields', page.shownFields),
		...listField('editableFields', page.editableFields),
		...listField('requiredFields', page.requiredFields),
		labels: labelsIn(page.fieldLabels),
		allowEditing: page.allowEditing !== false,
		decisions: [
			{ value: 'COMPLETED', ...textField('label', page.completedLabel) },
			{ value: 'NEED_REVIEW', ...textField('label', page.needReviewLabel) },
		],
		askComment: askOf(page.askComment),
		askName: askOf(page.askName),
		askCode: accessCode === '' ? 'no' : 'first',
	};
	return { setup, accessCode, showsDocuments: page.showDocuments !== false };
}

function labelsIn(value: unknown): Record<string, string> {
	const entries = isObject(value) && Array.isArray(value.label) ? value.label.filter(isObject) : [];
	const labels = entries.map(({ field, text }) => [textOf(field), textOf(text)] as const);
	return Object.fromEntries(labels.filter(([field, text]) => field !== '' && text !== ''));
}

function askOf(value: unknown): Ask {
	return value === 'no' || value === 'required' ? value : 'optional';
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function textField<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
	const text = textOf(value);
	return text === '' ? {} : ({ [name]: text } as { [N in Name]?: string });
}

function listField<Name extends string>(name: Name, value: unknown): { [N in Name]?: string[] } {
	const parts: unknown[] = Array.isArray(value) ? value : textOf(value).split(',');
	const paths = parts.map(textOf).filter((path) => path !== '');
	return paths.length === 0 ? {} : ({ [name]: paths } as { [N in Name]?: string[] });
}
