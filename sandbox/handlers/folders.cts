import { ApiProblem } from '../errors.cts';
import { buildFolder, demoGroup } from '../state/folders.cts';
import { uuidOf } from '../state/ids.cts';
import type { State } from '../state/state.cts';
import type { Folder } from '../types.cts';
import type { SomeHandlers } from './call.cts';
import { findFolder } from './find.cts';
import { pageOf } from './paging.cts';

/** Operations of the tag Folders. */
export const folderHandlers: SomeHandlers<'createFolder' | 'getFolder' | 'listFolders'> = {
	createFolder({ core, body, principal, applied }) {
		const options = {
			id: uuidOf(`created folder ${core.state.folders.size}`),
			at: new Date().toISOString(),
		};
		const folder = buildFolder(
			body.name,
			principal?.kind === 'session'
				? { ...options, createdBy: principal.session.user.id }
				: options,
		);
		core.state.folders.set(folder.id, folder);
		applied();
		return folder;
	},

	getFolder: ({ core, path }) => counted(core.state, findFolder(core.state, path.id)),

	listFolders({ core, path, query }) {
		if (path.group_id.toLowerCase() !== demoGroup.id) {
			throw new ApiProblem('NOT_FOUND', 'There is no such group');
		}
		const search = query.search?.toLowerCase() ?? '';
		const found = [...core.state.folders.values()].filter(({ name }) =>
			name.toLowerCase().includes(search),
		);
		const { total, items } = pageOf(found, query, core.options);
		return { total, items: items.map((folder) => counted(core.state, folder)) };
	},
};

/** A folder with its numbers as they are now. */
function counted(state: State, folder: Folder): Folder {
	const inside = [...state.verifications.values()].filter(
		({ folder_id }) => folder_id === folder.id,
	);
	return {
		...folder,
		total_service: new Set(inside.map(({ service }) => service.id)).size,
		total_result: new Set(inside.map(({ result_id }) => result_id)).size,
	};
}
