import type { Service } from '../types.cts';
import { uuidOf } from './ids.cts';

const created = '2025-01-06T02:00:00Z';

function service(
	name: string,
	code: string,
	credits: number,
	description: string | null,
	isEnabled = true,
): Service {
	const owner = uuidOf('user owner@example.test');
	return {
		id: uuidOf(`service ${code}`),
		category: {
			id: uuidOf('category documents'),
			name: 'Document Verification',
			type: 'DOCUMENT_VERIFICATION',
		},
		code,
		name,
		description,
		icon_file_url: null,
		credit_cost_default: credits,
		action_type: 'SCREEN',
		action_param: {},
		is_enabled: isEnabled,
		created_at: created,
		created_by: owner,
		updated_at: created,
		updated_by: owner,
	};
}

/** Every service that the documentation names. Only the code KTP_VERIFICATION is documented, the others are the sandbox's own. */
export const services = {
	ktp: service(
		'KTP & PEP',
		'KTP_VERIFICATION',
		10,
		'Identity card, selfie and politically exposed persons',
	),
	bankStatement: service(
		'Bank Statement',
		'BANK_STATEMENT',
		25,
		'Reading and analysis of bank statements',
	),
	financialStatement: service('Financial Statement', 'FINANCIAL_STATEMENT', 25, null),
	slik: service('SLIK', 'SLIK', 15, 'Credit history'),
	documentExtraction: service(
		'Document Extraction',
		'DOCUMENT_EXTRACTION',
		5,
		'Fields of a template',
	),
	nib: service('NIB', 'NIB', 5, 'Business identification number'),
	bpkb: service('BPKB', 'BPKB', 8, 'Vehicle ownership'),
	landCertificate: service('Land Certificate', 'LAND_CERTIFICATE', 8, null, false),
};
