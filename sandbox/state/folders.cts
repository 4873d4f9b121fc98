import type { Folder } from '../types.cts';
import { uuidOf } from './ids.cts';

/** The group that all demo data belongs to. */
export const demoGroup = { id: uuidOf('group retail'), name: 'Retail Lending' };

/** A folder of the demo group. Ids follow from the name unless one is given. */
export function buildFolder(
	name: string,
	options: { id?: string; at?: string; starred?: boolean; createdBy?: string } = {},
): Folder {
	const at = options.at ?? '2025-01-06T02:00:00Z';
	const by = options.createdBy ?? uuidOf('user owner@example.test');
	return {
		id: options.id ?? uuidOf(`folder ${name}`),
		group: { ...demoGroup },
		name,
		is_starred: options.starred ?? false,
		total_service: 0,
		total_result: 0,
		created_at: at,
		created_by: by,
		updated_at: at,
		updated_by: by,
	};
}

/** The demo folders: two of work, and enough others for paging. */
export const folders = {
	loans: buildFolder('Loans March', { starred: true }),
	onboarding: buildFolder('Onboarding'),
};

export const otherFolders = Array.from({ length: 23 }, (_, index) =>
	buildFolder(`Archive ${String(index + 1).padStart(2, '0')}`),
);
