/** Fields, choices, buttons and what is said about them. Nothing is told by colour alone. */
export const controls = `
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
