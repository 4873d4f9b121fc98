import { demo } from '../../../../sandbox/index.cts';
import { itemsFor, PICKED } from '../operate.cts';
import { hasSameId, notFound, pathOfOne, type OperationCase } from './case.cts';

const { ktp, slik, nib } = demo.services;

export const serviceCases: OperationCase[] = [
	{
		name: 'service: get',
		parameters: { serviceId: PICKED },
		items: () => itemsFor([ktp.id, slik.id, nib.id]),
		request: { method: 'GET', path: pathOfOne('services') },
		belongsTo: hasSameId,
		refused: notFound('service'),
	},
	{
		name: 'service: getAll',
		parameters: {},
		items: () => [{ json: {} }, { json: {} }, { json: {} }],
		request: { method: 'GET', path: /^\/services$/ },
	},
];
