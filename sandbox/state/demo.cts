import { verificationStatuses } from '../statuses.cts';
import type { JsonObject, Verification, VerificationStatus } from '../types.cts';
import { type Files, type StoredFile } from './files.cts';
import { folders } from './folders.cts';
import { uuidOf } from './ids.cts';
import { identityCard, selfie } from './images.cts';
import { bankStatementOutput, extractionOutput, ktpOutput, slikOutput } from './outputs.cts';
import { textPdf } from './pdf.cts';
import { people, type Person } from './people.cts';
import { addResultFiles } from './resultFiles.cts';
import { services } from './services.cts';
import { buildVerification, type VerificationSeed } from './verifications.cts';

/** Result groups of the demo data. */
export const demoResults = {
	/** Loan application of Siti: four services, three of them waiting for review. */
	siti: uuidOf('result siti'),
	/** One verification in every status. */
	statuses: uuidOf('result statuses'),
	/** A bank statement that is done. */
	dewi: uuidOf('result dewi'),
	/** Identity cards of three people, each waiting for review. */
	cards: uuidOf('result cards'),
};

/** Ids of the demo verifications by name. */
export const demoVerifications = {
	ktp: uuidOf('verification siti ktp'),
	bankStatement: uuidOf('verification siti bank statement'),
	slik: uuidOf('verification siti slik'),
	extraction: uuidOf('verification siti extraction'),
	/** Three identity cards that need review. */
	cards: ['agus', 'rina', 'joko'].map((name) => uuidOf(`verification ${name} ktp`)),
	/** Bank statement whose analysis can be read. */
	analysed: uuidOf('verification dewi bank statement'),
	byStatus: (status: VerificationStatus): string => uuidOf(`verification ${status}`),
};

/**
 * Invented verifications in every status, with their files.
 * @param url where a file is served
 */
export function buildDemo(files: Files, url: (file: StoredFile) => string): Verification[] {
	const svg = 'image/svg+xml';

	function ktp(seed: VerificationSeed, person: Person): Verification {
		const card = files.add('ktp.svg', svg, identityCard(person));
		const face = files.add('selfie.svg', svg, selfie(person));
		const verification = buildVerification({
			input_config: {
				verification_type: 'KTP_SELFIE',
				files: { ktp_file: [card.path], selfie_file: [face.path] },
				fraud_detection: false,
			},
			input_file_url: { ktp_file: [url(card)], selfie_file: [url(face)] },
			...seed,
		});
		// What was not extracted has no results to read.
		return Object.keys(verification.output).length === 0 ? verification : withResults(verification);
	}

	function withResults(verification: Verification): Verification {
		return { ...verification, ...addResultFiles(files, verification, url) };
	}

	function document(
		key: string,
		service: keyof typeof services,
		seed: VerificationSeed & { output: JsonObject },
	): Verification {
		const title = services[service].name;
		const pdf = files.add(
			`${key}.pdf`,
			'application/pdf',
			textPdf(['SAMPLE, NOT A DOCUMENT', title, seed.id]),
		);
		const input = { files: { [key]: [pdf.path] }, fraud_detection: service === 'bankStatement' };
		const verification = buildVerification(
			{
				status: 'NEED_REVIEW',
				input_config: input,
				input_file_url: { [key]: [url(pdf)] },
				output_status: 'PARTIALLY_NOT_VERIFIED',
				...seed,
			},
			services[service],
		);
		return withResults(verification);
	}

	const { siti, budi, dewi, agus, rina, joko } = people;
	const ofSiti = { result_id: demoResults.siti };
	const application = [
		ktp(
			{
				id: demoVerifications.ktp,
				...ofSiti,
				status: 'COMPLETED',
				output: ktpOutput(siti, true),
				output_status: 'VERIFIED',
			},
			siti,
		),
		document('bsa_file', 'bankStatement', {
			id: demoVerifications.bankStatement,
			...ofSiti,
			output: bankStatementOutput(siti),
		}),
		document('slik_file', 'slik', {
			id: demoVerifications.slik,
			...ofSiti,
			output: slikOutput(siti),
		}),
		document('document_file', 'documentExtraction', {
			id: demoVerifications.extraction,
			...ofSiti,
			output: extractionOutput(siti),
		}),
		document('bsa_file', 'bankStatement', {
			id: demoVerifications.analysed,
			result_id: demoResults.dewi,
			status: 'COMPLETED',
			output: bankStatementOutput(dewi),
			output_status: 'VERIFIED',
		}),
	];
	const oneOfEach = verificationStatuses.map((status) =>
		ktp(
			{
				id: demoVerifications.byStatus(status),
				result_id: demoResults.statuses,
				folder_id: folders.onboarding.id,
				status,
				output: status === 'COMPLETED' || status === 'NEED_REVIEW' ? ktpOutput(budi, false) : {},
				output_status: status === 'COMPLETED' ? 'NOT_VERIFIED' : null,
			},
			budi,
		),
	);
	const cards = [agus, rina, joko].map((person, index) =>
		ktp(
			{
				id: demoVerifications.cards[index] ?? '',
				result_id: demoResults.cards,
				folder_id: folders.onboarding.id,
				output: ktpOutput(person, index > 0),
				output_status: null,
			},
			person,
		),
	);
	return [...application, ...oneOfEach, ...cards];
}
