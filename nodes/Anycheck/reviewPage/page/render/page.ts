import { html, Markup } from '../html';
import type { Reader, ReviewSetup } from '../model';
import { printable, truncated } from '../text';
import { SCRIPT } from '../script';
import { STYLE } from '../style';
import { fill, textsFor, type Language, type Texts } from '../texts';

// The headers allow exactly these texts, so that nothing may come between them and their tags.
const style = new Markup(`<style>${STYLE}</style>`);
const script = new Markup(`<script>${SCRIPT}</script>`);

/** A whole document. */
export function page(
	content: Markup,
	{ language, texts, title, reader, isNarrow = false }: PageOptions,
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
				${reader && readerLine(reader, texts)}
				<main id="main" class="page${isNarrow && ' narrow'}" tabindex="-1">${content}</main>
				${script}
			</body>
		</html> `;
	return document.toString();
}

/** What the setup says of every page. */
export function shellOf({
	language,
	person,
}: ReviewSetup): Pick<PageOptions, 'language' | 'texts' | 'reader'> {
	return { language, texts: textsFor(language), reader: person };
}

interface PageOptions {
	language: Language;
	texts: Texts;
	title: string;
	/** Who looks at it, where that is proven. */
	reader?: Reader | undefined;
	isNarrow?: boolean;
}

/** Who is known to look at the page. Whoever shares a screen can leave it to somebody else with another code. */
function readerLine({ name, email }: Reader, texts: Texts): Markup {
	const who = truncated(
		printable(email === '' || email === name ? name : `${name} (${email})`),
		200,
	);
	return html`<header class="reader">
		<p class="small">${fill(texts.reader.known, { name: who })}</p>
		<form method="post">
			<button class="button" name="do" value="leave">${texts.reader.leave}</button>
		</form>
	</header>`;
}
