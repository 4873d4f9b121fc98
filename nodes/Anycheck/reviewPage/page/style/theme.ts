/** Colours of both themes, and what every element starts from. Text has a contrast of at least 4.5, edges of controls 3. */
export const theme = `
:root {
	color-scheme: light dark;
	--ground: #f3f4f7; --surface: #fff; --ink: #1b2330; --soft: #536072; --line: #d9dee7; --edge: #778296;
	--accent: #4338ca; --on-accent: #fff; --accent-ground: #eeedfb;
	--note: #7a4b00; --note-ground: #fff5dc; --note-line: #c98a1b;
	--bad: #a8201a; --bad-ground: #fdeeed; --good: #0a6647; --good-ground: #e6f4ee;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #10141a; --surface: #191f29; --ink: #e7eaf0; --soft: #a8b2c1; --line: #2f3846; --edge: #8793a5;
		--accent: #aab3ff; --on-accent: #14163a; --accent-ground: #242a4a;
		--note: #f3cf7b; --note-ground: #30270f; --note-line: #b98a2c;
		--bad: #ffb3ab; --bad-ground: #3a1917; --good: #84d8b5; --good-ground: #11291f;
	}
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding: 1rem 0 5rem; }
body {
	margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
	font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
}
h1, h2, h3, p, dl, dd, ul, figure, fieldset, legend { margin: 0; padding: 0; }
fieldset { border: 0; min-inline-size: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; }
h2, .group.top > legend { font-size: 1.125rem; line-height: 1.35; font-weight: 650; }
img { max-width: 100%; }
a { color: var(--accent); text-underline-offset: .15em; }
[tabindex="-1"]:focus { outline: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.unseen:not(:focus) {
	position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip { position: absolute; z-index: 9; top: .5rem; left: .5rem; padding: .75rem 1rem; background: var(--surface); }
.soft { color: var(--soft); }
.small { font-size: .875rem; font-weight: 400; }
.mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem; font-weight: 400; }
[hidden] { display: none !important; }
`;
