import { extractionOutput, slikOutput } from '../../sandbox/state/outputs.cts';
import { people } from '../../sandbox/state/people.cts';
import { demoVerifications } from '../../sandbox/state/demo.cts';

/** A row of the example's spreadsheet. */
export interface Decision {
	verification_id: string;
	name: string;
	/** New status, as the API writes it. */
	decision: string;
	/** JSON text; empty leaves the output unchanged. */
	output: string;
	reviewer: string;
	note: string;
}

/** Decisions about the sandbox's demo verifications; the last three cannot be applied, each for another reason. */
export function decisions(): Decision[] {
	const { siti, budi } = people;
	const { ktp, bankStatement, slik, extraction, byStatus } = demoVerifications;
	const corrected = JSON.stringify({ ...extractionOutput(siti), net_salary: 7_500_000 });
	const cleared = JSON.stringify({ ...slikOutput(siti), worst_collectability: 1 });
	return [
		row(bankStatement, siti.name, 'COMPLETED', 'Statement agrees with the salary slip'),
		row(
			slik,
			siti.name,
			'NEED_REVIEW',
			'Second facility was repaid; to be seen by the branch',
			cleared,
		),
		row(extraction, siti.name, 'COMPLETED', 'Salary corrected from the paper slip', corrected),
		row(ktp, siti.name, 'NEED_REVIEW', 'Selfie is too dark'),
		row(byStatus('NEED_REVIEW'), budi.name, 'COMPLETED', 'Seen by a second reviewer'),
		row(byStatus('FRAUD_DETECTED'), budi.name, 'NEED_REVIEW', 'False alarm of the fraud check'),
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
	];
}

function row(id: string, name: string, decision: string, note: string, output = ''): Decision {
	return { verification_id: id, name, decision, output, reviewer: 'Rani Peninjau', note };
}
