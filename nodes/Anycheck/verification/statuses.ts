/** Statuses a verification can have, as the API documents them. */
export const STATUSES = [
	{ name: 'Cancelled', value: 'CANCELLED' },
	{ name: 'Completed', value: 'COMPLETED' },
	{ name: 'Draft', value: 'DRAFT' },
	{ name: 'Failed', value: 'FAILED' },
	{ name: 'Fraud Detected', value: 'FRAUD_DETECTED' },
	{ name: 'In Progress', value: 'IN_PROGRESS' },
	{ name: 'In Queue', value: 'IN_QUEUE' },
	{ name: 'Need Review', value: 'NEED_REVIEW' },
	{ name: 'Partially Completed', value: 'PARTIALLY_COMPLETED' },
	{ name: 'Partially Failed', value: 'PARTIALLY_FAILED' },
];

export const STATUS_VALUES = STATUSES.map(({ value }) => value);
