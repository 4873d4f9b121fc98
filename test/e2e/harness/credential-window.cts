import type { Locator, Page } from 'playwright-core';

/** n8n's window of a credential. Fields go by their internal names, what can be chosen by its label. */
export class CredentialWindow {
	readonly root: Locator;

	private constructor(private readonly page: Page) {
		this.root = page.getByTestId('editCredential-modal');
	}

	/** Opens the window for the first credential of an app, by the button in the window of its node. */
	static async openFirst(page: Page, app: string): Promise<CredentialWindow> {
		const panel = page.getByTestId('ndv');
		await panel.getByRole('button', { name: `Connect to ${app}` }).click();
		return await new CredentialWindow(page).opened();
	}

	/** Opens the window of the credential that the node uses, which is tried out again. */
	static async openChosen(page: Page): Promise<CredentialWindow> {
		await page.getByTestId('ndv').getByTestId('credential-edit-button').click();
		return await new CredentialWindow(page).opened();
	}

	async type(name: string, text: string): Promise<void> {
		await this.field(name).locator('input').fill(text);
	}

	async choose(name: string, label: string): Promise<void> {
		await this.field(name).click();
		await this.page.getByRole('option', { name: label }).click();
	}

	/** Saves it. n8n tries it out, and closes the window when it works. */
	async save(): Promise<void> {
		await this.root.getByTestId('credential-save-button').click();
		await this.root.waitFor({ state: 'detached' });
	}

	/** What n8n says after having tried it out. */
	async verdict(): Promise<string> {
		const words = this.root.getByTestId('credentials-config-container-test-success');
		await words.waitFor();
		return await words.innerText();
	}

	async close(): Promise<void> {
		await this.root.getByRole('button', { name: /close/i }).click();
		await this.root.waitFor({ state: 'detached' });
	}

	private field(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`);
	}

	private async opened(): Promise<this> {
		await this.root.waitFor();
		return this;
	}
}
