import { bankStatementHeaders, demo } from '../../../../sandbox/index.cts';
import { itemsFor, PICKED } from '../operate.cts';
import { hasSameId, notFound, pathOfOne, type OperationCase } from './case.cts';

const { analysed } = demo.verifications;
const thrice = () => itemsFor([analysed, analysed, analysed]);

export const bankStatementCases: OperationCase[] = [
	{
		name: 'bankStatement: getConfidenceSummary',
		parameters: { verificationId: PICKED, fileIndex: 0 },
		items: thrice,
		request: { method: 'GET', path: pathOfOne('bank-statements', '/confidence-summary') },
		belongsTo: hasSameId,
		refused: notFound('analysis of this file'),
	},
	{
		name: 'bankStatement: getHeader',
		parameters: {
			verificationId: { ...PICKED, value: analysed },
			headerId: '={{ $json.id }}',
		},
		items: () =>
			itemsFor(
				bankStatementHeaders(analysed)
					.slice(0, 3)
					.map(({ id }) => id),
			),
		request: { method: 'GET', path: pathOfOne('bank-statements', '/headers/[0-9a-f-]{36}') },
		belongsTo: hasSameId,
		refused: notFound('column header'),
	},
	{
		name: 'bankStatement: getMerchantAnalysis',
		parameters: { verificationId: PICKED },
		items: thrice,
		request: { method: 'GET', path: pathOfOne('bank-statements', '/merchant-analysis') },
		refused: notFound('bank statement analysis'),
	},
];
