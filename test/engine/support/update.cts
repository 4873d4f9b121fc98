import type { INodeParameters } from 'n8n-workflow';

/** Parameters of an update whose verification comes from the item; everything else as in a new node. */
export function update(parameters: INodeParameters = {}): INodeParameters {
	return {
		resource: 'verification',
		operation: 'update',
		verificationId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		...parameters,
	};
}
