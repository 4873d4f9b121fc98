import type { Review } from '../../test/engine/support/operation-cases/case.cts';

/** Opens the page of a parked review, corrects and types, and sends the decision. */
export async function decide(link: string, { typed, corrected }: Review): Promise<void> {
	const page = await (await fetch(link)).text();
	const form = new URLSearchParams();
	for (const [input] of page.matchAll(/<input[^>]*>/g)) {
		const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1];
		const [name, shown = ''] = [attribute('name'), attribute('value')];
		const isLeftOut = attribute('type') === 'radio' && !/\schecked/.test(input);
		if (name !== undefined && !isLeftOut) form.set(name, corrected[shown] ?? shown);
	}
	for (const [name, value] of Object.entries({ ...typed, do: 'send' })) form.set(name, value);
	await fetch(link, { method: 'POST', body: form });
}
