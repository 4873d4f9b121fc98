import type { INodeProperties } from 'n8n-workflow';
import { STATUSES } from '../verification/statuses';

/** Chosen instead of statuses. */
export const ANY_CHANGE = 'ANY';

/** What n8n's list of triggers says; nobody waits for the statuses that a verification begins with. */
const ACTIONS: Readonly<Record<string, string>> = {
	[ANY_CHANGE]: 'On any change of verification',
	CANCELLED: 'On verification cancelled',
	COMPLETED: 'On verification completed',
	FAILED: 'On verification failed',
	FRAUD_DETECTED: 'On fraud detected',
	IN_PROGRESS: 'On verification in progress',
	NEED_REVIEW: 'On verification needing review',
	PARTIALLY_COMPLETED: 'On verification partially completed',
	PARTIALLY_FAILED: 'On verification partially failed',
};

/** Which changes start the workflow. */
export const TRIGGER_ON: INodeProperties = {
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'multiOptions',
	default: ['NEED_REVIEW'],
	required: true,
	options: [{ name: 'Any Change', value: ANY_CHANGE }, ...STATUSES].flatMap(({ name, value }) => {
		const action = ACTIONS[value];
		return action === undefined ? [] : [{ name, value, action }];
	}),
};
