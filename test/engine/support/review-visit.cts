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

/** Opens the page of a parked review, types the access code, and sends the form as it is, with the decision that it is done. */
export async function decideOn(link: string): Promise<void> {
	const code = new URLSearchParams({ code: ACCESS_CODE });
	const page = await fetch(link, { method: 'POST', body: code });
	const { url } = page;
	const html = await page.text();
	const form = new URLSearchParams({ decision: 'COMPLETED', do: 'send' });
	for (const [input] of html.matchAll(/<input[^>]*>/g)) {
		const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
		const name = attribute('name');
		const isChosen = attribute('type') !== 'radio' || input.includes(' checked');
		if (name !== undefined && name !== 'decision' && isChosen)
			form.set(name, attribute('value') ?? '');
	}
	await fetch(url, { method: 'POST', body: form });
}
