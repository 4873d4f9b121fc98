import type { Resource } from '../../run/operation';
import { upload } from './upload.operation';

export const file: Resource = {
	option: {
		name: 'File',
		value: 'file',
		description: 'A document or picture that a verification works with',
	},
	operations: [upload],
	defaultOperation: upload.option.value,
};
