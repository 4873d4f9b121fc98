import { ApiProblem } from '../errors.cts';
import type { SomeHandlers } from './call.cts';
import { undocumentedPageOf } from './paging.cts';

/** Operations of the tag Services. */
export const serviceHandlers: SomeHandlers<'listServices' | 'getService'> = {
	listServices: ({ core, rawQuery }) =>
		undocumentedPageOf(core.state.services, rawQuery, core.options),

	getService({ core, path }) {
		const service = core.state.services.find(({ id }) => id === path.id.toLowerCase());
		if (!service) throw new ApiProblem('NOT_FOUND', 'There is no such service');
		return service;
	},
};
