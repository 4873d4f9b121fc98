import type { Browser, Page } from 'playwright-core';
import { FORM_LOGIN, type Kitchen } from './kitchen.cts';

/** Somebody who fills in an n8n form in a browser of their own. */
export class Visitor {
	private constructor(readonly page: Page) {}

	static async come(browser: Browser): Promise<Visitor> {
		const context = await browser.newContext({ httpCredentials: FORM_LOGIN });
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		return new Visitor(page);
	}

	/** Opens a form and fills in its text fields, by their labels. */
	async fill(
		{ url }: Kitchen,
		webhookId: string,
		fields: Readonly<Record<string, string>> = {},
	): Promise<void> {
		await this.page.goto(`${url}/form/${webhookId}`);
		for (const [label, value] of Object.entries(fields)) {
			await this.page.getByLabel(label).fill(value);
		}
	}

	async submit(): Promise<void> {
		await this.page.getByRole('button', { name: 'Submit' }).click();
	}

	/** Waits until the page says so. */
	async reads(words: string): Promise<void> {
		await this.page.getByText(words).first().waitFor();
	}

	async leave(): Promise<void> {
		await this.page.context().close();
	}
}
