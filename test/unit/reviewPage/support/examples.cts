import type {
	ReviewItem,
	ReviewSetup,
	ReviewState,
} from '../../../../nodes/Anycheck/reviewPage/page/index';
import type { JsonObject } from '../../../../nodes/Anycheck/json/objects';

export const state: ReviewState = { action: '/webhook-waiting/7/node?signature=abc&item=2' };

export function itemWith(output: JsonObject, more: Partial<ReviewItem> = {}): ReviewItem {
	return {
		key: '0',
		verificationId: '0b8f6a52-6a0e-4a53-9d0c-5b1f5f6f0a01',
		serviceName: 'KTP & PEP',
		createdAt: '2025-03-01T02:00:00Z',
		status: 'NEED_REVIEW',
		output,
		documents: [],
		...more,
	};
}

export function setupWith(more: Partial<ReviewSetup> = {}): ReviewSetup {
	return {
		language: 'en',
		allowEditing: true,
		decisions: [{ value: 'COMPLETED' }, { value: 'NEED_REVIEW' }],
		askComment: 'optional',
		askName: 'optional',
		...more,
	};
}
