import { ItemError } from '../errors/itemError';
import type { Operation, Resource } from './operation';

/**
 * The operation that the node's fields name.
 * @throws ItemError for one that this version of the package does not have
 */
export function chosenOperation(
	resources: readonly Resource[],
	resource: unknown,
	operation: unknown,
): Operation {
	const found = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === operation);
	if (found !== undefined) return found;
	throw new ItemError(
		'This operation does not exist',
		"Choose another 'Resource' or 'Operation', or update the AnyCheck package",
	);
}
