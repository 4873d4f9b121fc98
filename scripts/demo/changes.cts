import { isDeepStrictEqual } from 'node:util';

/** What the table shows of a verification; the sandbox's own verifications have these and more. */
export interface Snapshot {
	id: string;
	status: string;
	service?: { name?: string };
	[field: string]: unknown;
}

/** What happened to one verification. */
export interface Change {
	id: string;
	service: string;
	before: string;
	after: string;
	/** Paths of the fields that changed, such as `output.net_salary`; without the time of the change. */
	fields: string[];
}

const NOISE = new Set(['updated_at']);

/** The verifications that differ between two states of the sandbox, in the order of the first one. */
export function compare(
	before: Iterable<Snapshot>,
	after: ReadonlyMap<string, Snapshot>,
): Change[] {
	const changes: Change[] = [];
	for (const old of before) {
		const now = after.get(old.id);
		if (now === undefined) continue;
		const fields = changedPaths(old, now).filter((path) => !NOISE.has(path));
		if (fields.length === 0 && old.updated_at === now.updated_at) continue;
		changes.push({
			id: old.id,
			service: old.service?.name ?? '',
			before: old.status,
			after: now.status,
			fields,
		});
	}
	return changes;
}

/** Paths at which two objects differ; lists are compared as a whole. */
export function changedPaths(before: object, after: object): string[] {
	const old = new Map<string, unknown>(Object.entries(before));
	const now = new Map<string, unknown>(Object.entries(after));
	return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
		const [left, right] = [old.get(key), now.get(key)];
		if (isDeepStrictEqual(left, right)) return [];
		if (!isPlainObject(left) || !isPlainObject(right)) return [key];
		return changedPaths(left, right).map((path) => `${key}.${path}`);
	});
}

function isPlainObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
