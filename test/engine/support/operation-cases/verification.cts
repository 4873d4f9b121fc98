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
		name: 'verification: retry',
		parameters: { verificationId: PICKED },
		items: ({ state }) =>
			itemsFor(state.addVerifications(3, { status: 'FAILED' }).map(({ id }) => id)),
		request: { method: 'POST', path: pathOfOne('verifications', '/retry') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
	},
	{
		name: 'verification: update',
		parameters: { verificationId: PICKED, verificationStatus: 'COMPLETED' },
		items: () => itemsFor([ktp, slik, extraction]),
		request: { method: 'PUT', path: pathOfOne('verifications') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
	},
	{
		name: 'verification: waitForCompletion',
		parameters: { verificationId: PICKED, waitBy: 'looking' },
		items: () => itemsFor([ktp, slik, extraction]),
		request: { method: 'GET', path: pathOfOne('verifications') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
	},
];
