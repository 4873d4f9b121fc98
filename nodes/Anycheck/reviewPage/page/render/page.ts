import { html, Markup } from '../html';
import { SCRIPT } from '../script';
import { STYLE } from '../style';
import type { Language, Texts } from '../texts';

// The headers allow exactly these texts, so that nothing may come between them and their tags.
const style = new Markup(`<style>${STYLE}</style>`);
const script = new Markup(`<script>${SCRIPT}</script>`);

/** A whole document. */
export function page(
	content: Markup,
	{ language, texts, title, isNarrow = false }: PageOptions,
): string {
	const document = html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex, nofollow" />
				<meta name="referrer" content="no-referrer" />
				<meta name="color-scheme" content="light dark" />
				<meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
				<title>${title}</title>
				${style}
			</head>
			<body>
				<a class="skip unseen" href="#main">${texts.skip}</a>
				<main id="main" class="page${isNarrow && ' narrow'}" tabindex="-1">${content}</main>
				${script}
			</body>
		</html> `;
	return document.toString();
}

interface PageOptions {
	language: Language;
	texts: Texts;
	title: string;
	isNarrow?: boolean;
}
