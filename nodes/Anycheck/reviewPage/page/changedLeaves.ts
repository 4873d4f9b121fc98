import { changesBetween, type Change } from '../../json/compare';
import { isObject } from '../../json/objects';
import type { Path } from './digest';

/** One value that changed, for people to read. */
export interface ChangedLeaf {
	path: Path;
	before: unknown;
	after: unknown;
}

/** The changes with lists of the same length opened, so that it is told which entry changed in what. */
export function changedLeaves(changes: readonly Change[]): ChangedLeaf[] {
	return changes.flatMap(({ path, before, after }) => opened(path.split('.'), before, after));
}

function opened(path: Path, before: unknown, after: unknown): ChangedLeaf[] {
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
