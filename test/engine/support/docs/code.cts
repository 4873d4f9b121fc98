import type { Page } from './pages.cts';

/** A fenced block of code. */
export interface Block {
	page: string;
	/** What stands behind the opening fence, e.g. `json output`. */
	info: string;
	text: string;
}

const FENCED = /^([ \t]*)```([^\n]*)\n([\s\S]*?)^[ \t]*```$/gm;
const INLINE = /(?<!`)`([^`\n]+)`(?!`)/g;

/** The fenced blocks of a page, in order. */
export function blocksOf({ path, text }: Page): Block[] {
	return [...text.matchAll(FENCED)].map(([, , info = '', body = '']) => ({
		page: path,
		info: info.trim(),
		text: body,
	}));
}

/** The code inside of sentences and cells. */
export function inlineCodeOf({ text }: Page): string[] {
	return [...text.replace(FENCED, '').matchAll(INLINE)].map(([, code = '']) => code);
}

/** The expressions of a page, once each: code with double braces. Those of whole workflows are run with them. */
export function expressionsOf(page: Page): string[] {
	const lines = blocksOf(page)
		.filter(({ info }) => !info.startsWith('json workflow'))
		.flatMap(({ text }) => text.split('\n').map((line) => line.trim()));
	const all = [...inlineCodeOf(page), ...lines].filter((code) => code.includes('{{'));
	return [...new Set(all)];
}

/** The objects in JSON inside of sentences and cells, once each; also those that cannot be read as such. */
export function inlineObjectsOf(page: Page): string[] {
	return [...new Set(inlineCodeOf(page).filter((code) => /^\{\s*("|\}$)/.test(code)))];
}
