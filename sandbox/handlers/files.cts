import { ApiProblem } from '../errors.cts';
import { uuidOf } from '../state/ids.cts';
import type { SomeHandlers } from './call.cts';

/** Operations of the tag Files. */
export const fileHandlers: SomeHandlers<'uploadFiles'> = {
	uploadFiles({ core, body, files, applied }) {
		const empty = files.find(({ content }) => content.length === 0);
		if (empty) {
			const fields = [{ field: 'files', message: `${empty.name} is empty` }];
			throw new ApiProblem('INVALID_REQUEST', 'A file is empty', fields);
		}
		const stored = files.map(({ name, type, content }) =>
			core.state.files.add(name, type, content),
		);
		applied();
		return {
			object_id: uuidOf(`upload ${stored.map(({ path }) => path).join()}`),
			file_category: body.file_category,
			files: stored.map(({ path, urlPath }) => ({
				path,
				url: `${core.url}${urlPath}`,
				page_count: 1,
			})),
		};
	},
};
