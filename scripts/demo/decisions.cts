import { people } from '../../sandbox/state/people.cts';
import { demoVerifications } from '../../sandbox/state/demo.cts';

/** A row of the example's spreadsheet. */
export interface Decision {
	verification_id: string;
	name: string;
	/** New status, as the API writes it. */
	decision: string;
	/** JSON text of the fields to correct; empty leaves the output unchanged. */
	output: string;
	reviewer: string;
	note: string;
}

/** Decisions about the sandbox's demo verifications; the first four can be applied, the others not, most for another reason. */
export function decisions(): Decision[] {
	const { siti, budi } = people;
	const { ktp, bankStatement, slik, extraction, byStatus } = demoVerifications;
	const twice = byStatus('PARTIALLY_FAILED');
	return [
		row(bankStatement, siti.name, 'COMPLETED', 'Statement agrees with the salary slip'),
		row(
			slik,
			siti.name,
			'NEED_REVIEW',
			'Second facility was repaid; to be seen by the branch',
			'{"worst_collectability": 1}',
		),
		row(
			extraction,
			siti.name,
			'COMPLETED',
			'Salary corrected from the paper slip',
			'{"net_salary": 7500000}',
		),
		row(byStatus('NEED_REVIEW'), budi.name, 'COMPLETED', 'Seen by a second reviewer'),
		row(ktp, siti.name, 'NEED_REVIEW', 'Is completed already'),
		row(byStatus('FRAUD_DETECTED'), budi.name, 'COMPLETED', 'Is not waiting for review'),
		row(
			'0b7e5d6a-9f1c-4c3e-8a55-2f4c1d9e7b10',
			'TIDAK ADA',
			'COMPLETED',
			'A verification that does not exist',
		),
		row('KTP-2025-0042', 'SALAH TULIS', 'COMPLETED', 'Not an id of AnyCheck'),
		row(
			byStatus('PARTIALLY_COMPLETED'),
			budi.name,
			'COMPLETED',
			'A bracket is missing',
			'{"is_match_face": true',
		),
		row(twice, budi.name, 'COMPLETED', 'Stands in two rows'),
		row(twice.toUpperCase(), budi.name, 'NEED_REVIEW', 'The same, in capitals'),
	];
}

function row(id: string, name: string, decision: string, note: string, output = ''): Decision {
	return { verification_id: id, name, decision, output, reviewer: 'Rani Peninjau', note };
}
