import type { Page } from 'playwright-core';
import { openBrowser, openEditor } from './browser.cts';
import { openContext, type Context } from './context.cts';

/** What a suite of the editor works with: besides a context, the editor in a browser of its own, with its owner logged in. */
export interface EditorContext extends Context {
	page: Page;
}

/** @param suite see `openContext` @param fields see `openContext` */
export async function openEditorContext(
	suite: string,
	fields: Record<string, unknown> = {},
): Promise<EditorContext> {
	const context = await openContext(suite, fields);
	const browser = await openBrowser();
	const close = async (): Promise<void> => {
		await browser.close();
		await context.close();
	};
	try {
		return { ...context, page: await openEditor(browser, context.url), close };
	} catch (error) {
		await close();
		throw error;
	}
}
