import { changesBetween, type Change } from '../../../json/compare';
import { isObject } from '../../../json/objects';
import { withoutSignature } from '../fingerprint';
import { html, type Markup } from '../html';
import { givenLabel, labelFrom } from '../labels';
import type { ReviewSetup } from '../model';
import type { Path } from '../paths';
import { truncated } from '../text';
import type { Texts } from '../texts';
import { describeValue } from './words';

const MOST_LISTED = 100;

/** What changed from what to what, field by field. */
export function changesOf(changes: readonly Change[], setup: ReviewSetup, texts: Texts): Markup {
	const fields = changedValues(changes);
	if (fields.length === 0) return html`<p class="soft">${texts.done.noChanges}</p>`;
	const more = fields.length - MOST_LISTED;
	return html`<dl class="changes">
			${fields.slice(0, MOST_LISTED).map(
				({ path, before, after }) =>
					html`<div>
						<dt><bdi>${labelOf(path, setup, texts)}</bdi></dt>
						<dd>
							<span class="soft small">${texts.done.before}</span>
							<del dir="auto">${describeValue(before, texts)}</del>
						</dd>
						<dd>
							<span class="soft small">${texts.done.after}</span>
							<ins dir="auto">${describeValue(after, texts)}</ins>
						</dd>
					</div>`,
			)}
		</dl>
		${more > 0 && html`<p class="soft">… ${more}</p>`}`;
}

function labelOf(path: Path, { labels }: ReviewSetup, { knownNames }: Texts): string {
	const names = path.map((name, index) =>
		/^\d+$/.test(name)
			? String(Number(name) + 1)
			: (givenLabel(path.slice(0, index + 1), labels) ?? labelFrom(name, knownNames)),
	);
	return truncated(names.join(' › '), 200);
}

/** One value that changed, for people to read. */
interface ChangedValue {
	path: Path;
	before: unknown;
	after: unknown;
}

/** The changes with lists of the same length opened, so that it is told which entry changed in what. */
function changedValues(changes: readonly Change[]): ChangedValue[] {
	return changes
		.flatMap(({ path, before, after }) => opened(path.split('.'), before, after))
		.filter(({ before, after }) => unsigned(before) !== unsigned(after));
}

/** A link that is signed anew for each reader has not changed. */
function unsigned(value: unknown): unknown {
	return typeof value === 'string' ? withoutSignature(value) : value;
}

function opened(path: Path, before: unknown, after: unknown): ChangedValue[] {
	if (before === after) return [];
	if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
		return before.flatMap((old: unknown, index) =>
			opened([...path, String(index)], old, after[index]),
		);
	}
	if (!isObject(before) || !isObject(after)) return [{ path, before, after }];
	return changesBetween(before, after).flatMap((change) =>
		opened([...path, ...change.path.split('.')], change.before, change.after),
	);
}
