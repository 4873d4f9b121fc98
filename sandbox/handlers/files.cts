import { uuidOf } from '../state/ids.cts';
import type { SomeHandlers } from './call.cts';
import { refuseFiles } from './fileRules.cts';
import { shownLink } from './shown.cts';

/** Operations of the tag Files. */
export const fileHandlers: SomeHandlers<'uploadFiles'> = {
	uploadFiles({ core, body, files, applied }) {
		refuseFiles(files, core.options);
		const stored = files.map((file) => core.state.files.keep(file));
		applied();
		if (core.options.uploadedOrder === 'reversed') stored.reverse();
		return {
			object_id: uuidOf(`upload ${stored.map(({ path }) => path).join()}`),
			file_category: body.file_category,
			files: stored.map((file) => ({
				path: file.path,
				url: shownLink(core.state.urlOf(file), core),
				page_count: file.pages,
			})),
		};
	},
};
