/** Where things are: one column on a phone, documents beside the fields from 60rem on. */
export const layout = `
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
.viewer .tools { display: flex; gap: .5rem; align-items: center; padding: .5rem 1rem; }
.viewer .tools span { margin-right: auto; font-weight: 600; }
.viewer .sheet { overflow: auto; display: grid; }
.viewer img { margin: auto; max-width: 100%; max-height: 100%; min-height: 0; object-fit: contain; }
.viewer .large img { max-width: none; max-height: none; min-width: 150vw; }
`;
