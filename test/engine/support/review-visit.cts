import { itemsFor, PICKED } from './operate.cts';
import type { OperationCase } from './operation-cases/case.cts';

/** The operation that parks in any case: it ends when somebody decides. */
export const waitForReviewCase: OperationCase = {
	name: 'verification: waitForReview',
	parameters: { verificationId: PICKED },
	items: ({ state }) => itemsFor(state.addVerifications(3).map(({ id }) => id)),
	request: { method: 'PUT', path: /^\/verifications\// },
};

export const ACCESS_CODE = 'manggis-42';

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

/** Opens the page of a parked review, types the access code, and sends the form as it is, with the decision that it is done. */
export async function decideOn(link: string): Promise<void> {
	await sendForm(await openPage(link, new URLSearchParams({ code: ACCESS_CODE })));
}
