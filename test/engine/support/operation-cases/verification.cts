import { demo } from '../../../../sandbox/index.cts';
import { itemsFor, PICKED } from '../operate.cts';
import { hasSameId, notFound, pathOfOne, type OperationCase } from './case.cts';

const { ktp, slik, extraction } = demo.verifications;
const { siti, dewi, statuses } = demo.results;

export const verificationCases: OperationCase[] = [
	{
		name: 'verification: get',
		parameters: { verificationId: PICKED },
		items: () => itemsFor([ktp, slik, extraction]),
		request: { method: 'GET', path: pathOfOne('verifications') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
	},
	{
		name: 'verification: getAll',
		parameters: { resultId: '={{ $json.result }}' },
		items: () => [siti, dewi, statuses].map((result) => ({ json: { result } })),
		request: { method: 'GET', path: /^\/verifications$/ },
		belongsTo: ({ result }) => ({ result_id: result }),
	},
	{
		name: 'verification: update',
		parameters: { verificationId: PICKED, verificationStatus: 'COMPLETED' },
		items: () => itemsFor([ktp, slik, extraction]),
		request: { method: 'PUT', path: pathOfOne('verifications') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
	},
];
