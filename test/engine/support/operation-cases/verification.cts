import { demo } from '../../../../sandbox/index.cts';
import { itemsFor, PICKED } from '../operate.cts';
import { byId, hasSameId, notFound, pathOfOne, type OperationCase } from './case.cts';

const { byStatus, ktp, slik, extraction } = demo.verifications;
const { siti, dewi, statuses } = demo.results;

export const verificationCases: OperationCase[] = [
	{
		name: 'verification: get',
		parameters: { verificationId: PICKED },
		items: () => itemsFor([extraction, ktp, slik]),
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
		example: { parameters: { verificationId: byId(byStatus('FAILED')) } },
	},
	{
		name: 'verification: update',
		parameters: { verificationId: PICKED, verificationStatus: 'COMPLETED' },
		items: () => itemsFor([extraction, ktp, slik]),
		request: { method: 'PUT', path: pathOfOne('verifications') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
		example: {
			parameters: {
				verificationId: byId(extraction),
				verificationStatus: 'COMPLETED',
				outputMode: 'json',
				output: '{ "net_salary": 7500000 }',
				options: { writeMode: 'merge', includeChanges: true },
			},
		},
	},
	{
		name: 'verification: waitForCompletion',
		parameters: { verificationId: PICKED, waitBy: 'looking' },
		items: () => itemsFor([extraction, ktp, slik]),
		request: { method: 'GET', path: pathOfOne('verifications') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
	},
];
