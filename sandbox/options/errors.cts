import { z } from 'zod';
import { errorStatuses, type ErrorStatuses } from '../statuses.cts';
import { httpStatus } from './kinds.cts';

const shape = Object.fromEntries(
	Object.entries(errorStatuses).map(([kind, status]) => [kind, httpStatus.default(status)]),
);

/** Options about errors. */
export const errorOptions = {
	errorGeneration: z
		.enum(['current', 'legacy'])
		.default('current')
		.describe('Shape and codes of errors.'),
	errorStatuses: z
		.object(shape)
		.strict()
		// The keys of the shape are those of the table.
		.transform((statuses) => statuses as ErrorStatuses)
		.default({})
		.describe(
			'HTTP status of each error; the documentation gives none for the current generation.',
		),
};
