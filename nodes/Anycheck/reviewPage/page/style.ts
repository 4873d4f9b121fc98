/** Colours of both themes, and what every element starts from. Text has a contrast of at least 4.5, edges of controls 3. */
const THEME = `
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

/** Where things are: one column on a phone, documents beside the fields from 60rem on. */
const LAYOUT = `
.reader { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; max-width: 88rem; margin: 0 auto; padding: .5rem 1rem 0; color: var(--soft); }
.page { max-width: 88rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; }
.narrow { max-width: 44rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; }
.stack { display: grid; gap: 1rem; align-content: start; }
.stack > * { min-width: 0; }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; }
.facts dt { color: var(--soft); font-size: .875rem; }
.facts dd { font-weight: 550; }
.pre { white-space: pre-line; }
.columns { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.gallery { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 8rem), 1fr)); }
.gallery img { display: block; width: 100%; height: 9rem; object-fit: contain; }
.document a { display: block; background: var(--ground); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.document:has(.file) { grid-column: 1 / -1; }
.document .file { display: flex; align-items: center; min-height: 2.75rem; padding: .625rem .75rem; font-weight: 600; }
.document figcaption { margin-top: .25rem; font-size: .875rem; color: var(--soft); }
.jump {
	position: sticky; bottom: 0; z-index: 2; display: flex; gap: .5rem; align-items: center; justify-content: flex-end;
	margin: 0 -1rem -1rem; padding: .5rem 1rem; background: var(--surface); border-top: 1px solid var(--line); border-radius: 0 0 12px 12px;
}
.jump .button { flex: 1 1 auto; padding-inline: .75rem; }
.jump .count { white-space: nowrap; }
.jump .count:not(:empty) { margin-right: auto; }
.jump .count:empty { margin-right: -.5rem; }
@media (min-width: 60rem) {
	.page { padding: 1.5rem 2rem; gap: 1.25rem; }
	.columns.two { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 1.25rem; align-items: start; }
	.two .documents { position: sticky; top: 1.25rem; max-height: calc(100vh - 2.5rem); overflow: auto; }
	.two .gallery { grid-template-columns: minmax(0, 1fr); }
	.two .gallery img { height: auto; max-height: 44vh; }
	.card { padding: 1.25rem 1.5rem; }
	.jump { margin: 0 -1.5rem -1.25rem; padding: .5rem 1.5rem; }
	.two .jump .up { display: none; }
	.jump .button { flex: none; }
}
.viewer { width: 100vw; height: 100vh; height: 100dvh; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: var(--ground); color: var(--ink); }
.viewer[open] { display: grid; grid-template-rows: auto minmax(0, 1fr); }
.viewer .tools { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; padding: .5rem 1rem; }
.viewer .tools span { margin-right: auto; font-weight: 600; }
.viewer .sheet { overflow: auto; display: grid; }
.viewer img, .viewer canvas { margin: auto; max-width: 100%; max-height: 100%; min-height: 0; object-fit: contain; }
.viewer .large img, .viewer .large canvas { max-width: none; max-height: none; height: auto; }
.saved p + p { margin-top: .25rem; }
kbd { font: inherit; border: 1px solid var(--edge); border-radius: 4px; padding: 0 .25rem; }
`;

/** Fields, choices, buttons and what is said about them. Nothing is told by colour alone. */
const CONTROLS = `
.fields { display: grid; gap: 1rem 1.25rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); align-items: start; }
.wide { grid-column: 1 / -1; }
.group { border: 1px solid var(--line); border-radius: 10px; padding: .25rem 1rem 1rem; }
.entry > .fields { grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); }
.group > legend { padding: 0 .375rem; margin-left: -.375rem; font-weight: 650; }
.group.top { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 1rem 0 0; }
.group.top > legend { float: left; width: 100%; padding: 0; margin: 0 0 .75rem; }
.group.top > .fields { clear: both; }
.field > .name { display: block; padding: 0; margin-bottom: .25rem; font-weight: 550; font-size: .9375rem; }
.hint, .was { color: var(--soft); font-size: .875rem; margin-top: .25rem; }
.value { padding: .25rem 0; white-space: pre-line; }
.control {
	display: block; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit;
	background: var(--surface); border: 1px solid var(--edge); border-radius: 8px;
}
textarea.control { resize: vertical; field-sizing: content; min-height: 4.5rem; max-height: 40vh; }
.code { font-family: ui-monospace, SFMono-Regular, Consolas, monospace; font-size: .875rem; }
.control:focus, .control:focus-within { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: 0; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; }
.choices label, .remove {
	display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; min-width: 2.75rem; padding: .375rem .875rem .375rem .625rem;
	border: 1px solid var(--edge); border-radius: 8px; cursor: pointer;
}
.choices label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--accent-ground); }
.remove { margin-top: .75rem; border-color: transparent; padding-left: 0; color: var(--soft); }
input[type=radio], input[type=checkbox] { width: 1.25rem; height: 1.25rem; margin: 0; flex: none; accent-color: var(--accent); }
.group:has(> .remove :checked) > .fields, .field:has(> .remove :checked) > .control { opacity: .6; text-decoration: line-through; }
.decisions { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
.decisions label { align-items: flex-start; padding: .75rem 1rem .75rem .875rem; }
.decisions input { margin-top: .125rem; }
.decisions b { display: block; }
.tag {
	display: inline-block; padding: 0 .5rem; border-radius: 6px; font-size: .8125rem; font-weight: 600; line-height: 1.5;
	color: var(--note); background: var(--note-ground); border: 1px solid var(--note-line);
}
.tag.good { color: var(--good); background: var(--good-ground); border-color: currentColor; }
.tag.plain { color: var(--soft); background: none; border-color: var(--line); font-weight: 550; }
.edited > .control, .edited > .choices { background: var(--note-ground); border-color: var(--note-line); }
.edited > .choices { border-radius: 8px; outline: 1px solid var(--note-line); outline-offset: 3px; }
.wrong > .control { border-color: var(--bad); border-width: 2px; }
.problem { color: var(--bad); font-weight: 600; font-size: .9375rem; margin-top: .25rem; }
.notice { border: 1px solid var(--note-line); border-left-width: 6px; background: var(--note-ground); border-radius: 10px; padding: 1rem; }
.notice h2.small { color: inherit; font-weight: 600; }
.notice.bad { border-color: var(--bad); background: var(--bad-ground); }
.notice.good { border-color: var(--good); background: var(--good-ground); }
.notice ul { padding-left: 1.25rem; }
.notice li { padding: .25rem 0; }
.notice li a { color: inherit; }
blockquote { margin: .5rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line); }
.button {
	display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem; padding: .5rem 1.125rem; border-radius: 8px;
	border: 1px solid var(--edge); background: var(--surface); color: var(--ink); font: inherit; font-weight: 600; text-align: center; text-decoration: none; overflow-wrap: normal; cursor: pointer;
}
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button:hover { text-decoration: underline; }
.group > .buttons { margin-top: 1rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.list { list-style: none; padding: 0; display: grid; gap: .75rem; }
.list li { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.list .text { flex: 1 1 16rem; min-width: 0; display: grid; gap: .25rem; }
.go { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-right: auto; }
.go .control { width: auto; }
progress { width: 100%; height: .75rem; accent-color: var(--accent); }
.changes { display: grid; gap: .75rem; }
.changes dt { font-weight: 550; }
.changes dd { display: grid; grid-template-columns: 6rem minmax(0, 1fr); }
del { color: var(--soft); } ins { text-decoration: none; font-weight: 550; }
@media (forced-colors: active) { .choices label:has(:checked) { outline: 3px solid; } }
@media print { .jump, .skip, .buttons { display: none; } .documents { position: static !important; max-height: none !important; } }
`;

/** All of the page's style, as it stands in the page. */
export const STYLE = [THEME, LAYOUT, CONTROLS].join('').replace(/\n\t*/g, '\n');
