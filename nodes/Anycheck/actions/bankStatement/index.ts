import type { Resource } from '../../run/operation';
import { getConfidenceSummary } from './getConfidenceSummary.operation';
import { getHeader } from './getHeader.operation';
import { getMerchantAnalysis } from './getMerchantAnalysis.operation';

export const bankStatement: Resource = {
	option: {
		name: 'Bank Statement',
		value: 'bankStatement',
		description: 'The analysis of bank statements, once their verification is completed',
	},
	operations: [getConfidenceSummary, getHeader, getMerchantAnalysis],
	defaultOperation: getConfidenceSummary.option.value,
};
