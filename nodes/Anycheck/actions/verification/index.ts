import type { Resource } from '../../run/operation';
import { checkDuplicate } from './checkDuplicate.operation';
import { create } from './create.operation';
import { download } from './download.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { retry } from './retry.operation';
import { update } from './update.operation';
import { waitForCompletion } from './waitForCompletion.operation';
import { waitForReview } from './waitForReview.operation';

export const verification: Resource = {
	option: {
		name: 'Verification',
		value: 'verification',
		description: 'An identity or document check, and its review',
	},
	operations: [
		checkDuplicate,
		create,
		download,
		get,
		getMany,
		retry,
		update,
		waitForCompletion,
		waitForReview,
	],
	defaultOperation: update.option.value,
};
