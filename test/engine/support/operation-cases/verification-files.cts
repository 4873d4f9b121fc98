import { demo } from '../../../../sandbox/index.cts';
import { create, fileInItem } from '../intake.cts';
import { itemsFor, PICKED } from '../operate.cts';
import { newCard, usedCard } from './cards.cts';
import { byId, hasSameId, notFound, pathOfOne, type OperationCase } from './case.cts';

const { ktp, slik, extraction } = demo.verifications;

/** Operations on verifications in which files come or go. */
export const verificationFileCases: OperationCase[] = [
	{
		name: 'verification: checkDuplicate',
		parameters: {},
		items: (sandbox) =>
			[true, false, true].map((isUsed, index) => ({
				json: { isUsed },
				binary: { data: isUsed ? usedCard(sandbox) : fileInItem(`never used ${index}`) },
			})),
		request: { method: 'POST', path: /^\/verifications\/check-duplicate$/ },
		belongsTo: ({ isUsed }) => ({ is_duplicate: isUsed }),
	},
	{
		name: 'verification: create',
		parameters: {
			...create(),
			serviceId: { ...PICKED, value: `={{ $json.service ?? "${demo.services.ktp.id}" }}` },
			files: { file: [{ fileInput: 'ktp_file', inputDataFieldName: 'data' }] },
			configurationMode: 'json',
			configuration: '={{ { customer: $json.customer } }}',
		},
		items: () =>
			['A-17', 'A-18', 'A-19'].map((customer) => ({
				json: { customer },
				binary: { data: fileInItem(`card of ${customer}`) },
			})),
		request: { method: 'POST', path: /^\/verifications$/ },
		belongsTo: ({ customer }) => ({ configuration: { customer } }),
		refused: notFound('service or folder', 'service'),
		example: {
			parameters: create({
				files: { file: [{ fileInput: 'ktp_file', inputDataFieldName: 'ktp' }] },
				configurationFields: {
					assignments: [
						{ id: 'type', name: 'verification_type', value: 'KTP_PEP', type: 'string' },
					],
				},
			}),
			item: () => ({ json: {}, binary: { ktp: newCard() } }),
		},
	},
	{
		name: 'verification: download',
		parameters: { verificationId: PICKED },
		items: () => itemsFor([ktp, slik, extraction]),
		request: { method: 'GET', path: pathOfOne('verifications') },
		belongsTo: hasSameId,
		refused: notFound('verification'),
		example: { parameters: { verificationId: byId(extraction), fileKind: 'input' } },
	},
];
