import type { Camera } from './camera.cts';
import type { Scene } from './scene.cts';

const PACKAGE = 'n8n-nodes-anycheck';

/** Fills in n8n's window for installing a package, which is installed here already. @returns whether n8n would do it */
export async function fillInInstallation({ page, url }: Scene, picture: Camera): Promise<boolean> {
	await page.goto(`${url}/settings/community-nodes`);
	await page.getByRole('button', { name: 'Install a community node' }).click();
	const window = page.locator('.el-dialog', { hasText: 'Install community nodes' });
	await window.getByRole('textbox').fill(PACKAGE);
	await window.getByText('I understand the risks').click();
	await picture('install', window);
	return await window.getByRole('button', { name: 'Install' }).isEnabled();
}
