import { controlsIn, send, unescaped, type Typing } from '../../unit/reviewPage/support/form.cts';
import type { INodeParameters } from 'n8n-workflow';
import { reviewer } from './reviewer.cts';
import { itemsFor, PICKED } from './operate.cts';
import { demo } from '../../../sandbox/index.cts';
import { byId, type OperationCase } from './operation-cases/case.cts';

/** The operation that parks in any case: it ends when somebody decides. */
export const waitForReviewCase: OperationCase = {
	name: 'verification: waitForReview',
	parameters: { verificationId: PICKED },
	items: ({ state }) => itemsFor(state.addVerifications(3).map(({ id }) => id)),
	request: { method: 'PUT', path: /^\/verifications\// },
	example: {
		parameters: { verificationId: byId(demo.verifications.extraction) },
		review: {
			typed: { decision: 'COMPLETED', comment: 'As on the slip', reviewer: 'Rani' },
			corrected: { '7250000': '7500000' },
		},
	},
};

/** Also good as a personal one. */
export const ACCESS_CODE = 'manggis-42-durian';

/** A page as a browser has it. */
export interface OpenedPage {
	url: string;
	status: number;
	html: string;
}

/** Opens an address of a review, or sends a form to it. */
export async function openPage(url: string, form?: URLSearchParams): Promise<OpenedPage> {
	const response = await fetch(url, form && { method: 'POST', body: form });
	return { url: response.url, status: response.status, html: await response.text() };
}

/** Sends the form of a page as it is, but for the fields given. */
export async function sendForm(
	{ url, html }: OpenedPage,
	fields: Record<string, string> = {},
): Promise<OpenedPage> {
	const form = new URLSearchParams({ decision: 'COMPLETED', do: 'send' });
	for (const [input] of html.matchAll(/<input[^>]*>/g)) {
		const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
		const name = attribute('name');
		const isChosen = attribute('type') !== 'radio' || input.includes(' checked');
		if (name !== undefined && name !== 'decision' && isChosen)
			form.set(name, attribute('value') ?? '');
	}
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return await openPage(url, form);
}

/** A form as it was sent, and what came back. */
export interface SentForm {
	form: URLSearchParams;
	answer: OpenedPage;
}

/**
 * Fills the form of a page and presses one of its buttons.
 *
 * @param typing label or name → text; for a box, `on`
 * @param button its value
 */
export async function pressOn(
	page: OpenedPage,
	typing: Typing = {},
	button = 'send',
): Promise<SentForm> {
	const body = Object.entries(send(page.html, typing, button)) as Array<[string, string]>;
	return await sent(page, body);
}

/** Presses the button of the page that has kept a form; all of that is in hidden inputs. */
export async function sendAgain(page: OpenedPage): Promise<SentForm> {
	const inputs = controlsIn(page.html).filter(({ tag }) => tag === 'input');
	return await sent(
		page,
		inputs.map(({ name, value }) => [name, value.replace(/\r\n?|\n/g, '\r\n')]),
	);
}

async function sent(
	{ url, html }: OpenedPage,
	controls: Array<[name: string, value: string]>,
): Promise<SentForm> {
	const action = unescaped(/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? '');
	const form = new URLSearchParams(controls);
	return { form, answer: await openPage(new URL(action, url).href, form) };
}

export const CODED_REVIEWERS = {
	count: 1,
	reviewer1: 'Rani Contoh <rani@example.test>',
	code1: ACCESS_CODE,
};

/**
 * Opens the page of a parked review, proves in whatever way it asks for that one may see it, and sends the form as it is, with
 * the decision that it is done.
 */
export async function decideOn(link: string): Promise<void> {
	const rani = reviewer();
	let page = await rani.open(link);
	if (page.html.includes('name="code"')) {
		page = await rani.open(link, new URLSearchParams({ code: ACCESS_CODE }));
	}
	await rani.decide(page, { decision: 'COMPLETED' });
}

/** The same settings without those that exclude each other. */
export function compatible(parameters: INodeParameters): INodeParameters {
	const { reviewers = 'anyone', page, reviewerRules, ...others } = parameters;
	const { accessCode, ...pageWithout } = page as INodeParameters;
	return {
		...others,
		reviewers,
		accessCode: ACCESS_CODE,
		page: reviewers === 'anyone' ? { ...pageWithout, accessCode } : pageWithout,
		reviewerRules: reviewers === 'personalCodes' ? reviewerRules : {},
	};
}
