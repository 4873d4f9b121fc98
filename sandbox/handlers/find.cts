import { ApiProblem } from '../errors.cts';
import type { Folder, Template, Verification } from '../types.cts';
import type { State } from '../state/state.cts';

type Collection = 'verifications' | 'folders' | 'templates';
const names: Record<Collection, string> = {
	verifications: 'verification',
	folders: 'folder',
	templates: 'template',
};

function find<Item>(items: Map<string, Item>, kind: Collection, id: string): Item {
	// UUIDs are the same in upper and lower case.
	const item = items.get(id.toLowerCase());
	if (item === undefined) throw new ApiProblem('NOT_FOUND', `There is no such ${names[kind]}`);
	return item;
}

/** The verification with this id; NOT_FOUND otherwise. */
export function findVerification(state: State, id: string): Verification {
	return find(state.verifications, 'verifications', id);
}

/** The folder with this id; NOT_FOUND otherwise. */
export function findFolder(state: State, id: string): Folder {
	return find(state.folders, 'folders', id);
}

/** The template with this id; NOT_FOUND otherwise. */
export function findTemplate(state: State, id: string): Template {
	return find(state.templates, 'templates', id);
}
