import { readFileSync } from 'node:fs';
import GithubSlugger from 'github-slugger';
import { Marked, type Token } from 'marked';

const STYLE = readFileSync(
	require.resolve('github-markdown-css/github-markdown-light.css'),
	'utf8',
);
/** The measures of a page in a repository on GitHub. */
const LAYOUT = `body { margin: 0 } .markdown-body { box-sizing: border-box; max-width: 1012px; margin: 0 auto; padding: 32px }`;

/**
 * A page as GitHub shows it.
 * @param linkTo where a link or picture of the page leads from the HTML file
 */
export function pageHtml(
	title: string,
	markdown: string,
	linkTo: (target: string) => string,
): string {
	const slugger = new GithubSlugger();
	const marked = new Marked({
		async: false,
		renderer: {
			heading({ tokens, depth, text }) {
				const words = this.parser.parseInline(tokens);
				return `<h${depth} id="${slugger.slug(text)}">${words}</h${depth}>\n`;
			},
		},
		walkTokens: (token) => {
			leadOn(token, linkTo);
		},
	});
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<style>${STYLE}${LAYOUT}</style>
<article class="markdown-body">
${marked.parse(markdown, { async: false })}</article>
</html>
`;
}

function leadOn(token: Token, linkTo: (target: string) => string): void {
	if (token.type === 'link' || token.type === 'image') {
		const link = token as { href: string };
		link.href = linkTo(link.href);
	} else if (token.type === 'html') {
		const html = token as { text: string };
		html.text = html.text.replace(/(?<= src=")[^"]+(?=")/g, linkTo);
	}
}
