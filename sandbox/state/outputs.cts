import type { JsonObject } from '../types.cts';
import type { Person } from './people.cts';

// Only the three face fields are documented. Everything else is invented, nested and mixed in types on purpose: a client must
// take any object.

/** Output of KTP with selfie. */
export function ktpOutput(person: Person, match: boolean): JsonObject {
	return {
		is_match_face: match,
		face_match_confidence_level: match ? 'HIGH' : 'LOW',
		face_match_confidence_score: match ? 9.41 : 1.94,
		identity: {
			nik: person.nik,
			name: person.name,
			birth_place: person.birthPlace,
			birth_date: person.birthDate,
			gender: person.gender,
			occupation: person.occupation,
			address: { street: person.address, rt: '001', rw: '002', city: person.birthPlace },
		},
	};
}

/** Output of a bank statement. */
export function bankStatementOutput(person: Person): JsonObject {
	return {
		account: { holder: person.name, number: '0000000001', bank: 'Bank Contoh', currency: 'IDR' },
		period: { from: '2025-01-01', to: '2025-01-31' },
		balance: { opening: 4_500_000, closing: 6_125_000.5 },
		months: [{ month: '2025-01', credit: 9_000_000, debit: 7_374_999.5, transactions: 3 }],
		suspicious: false,
		notes: null,
	};
}

/** Output of a credit history. */
export function slikOutput(person: Person): JsonObject {
	return {
		debtor: { name: person.name, nik: person.nik },
		worst_collectability: 2,
		facilities: [
			{
				lender: 'Bank Contoh',
				kind: 'Kredit Multiguna',
				outstanding: 12_500_000,
				collectability: 1,
			},
			{ lender: 'Koperasi Misal', kind: 'Modal Kerja', outstanding: 3_000_000, collectability: 2 },
		],
	};
}

/** Output of a document extraction. */
export function extractionOutput(person: Person): JsonObject {
	return {
		employee: person.name,
		month: '2025-02',
		net_salary: 7_250_000,
		permanent: true,
		deductions: { tax: 362_500, insurance: 145_000 },
	};
}

/** Output of KTP with politically exposed persons. */
export function pepOutput(person: Person, isGood: boolean): JsonObject {
	const match = { name: person.name, position: 'Bupati', country: 'ID', score: 0.87 };
	return {
		identity: { nik: person.nik, name: person.name, birth_date: person.birthDate },
		is_pep: !isGood,
		pep_matches: isGood ? [] : [match],
	};
}

/** Output of a financial statement. */
export function financialStatementOutput(person: Person): JsonObject {
	return {
		company: `CV ${person.name}`,
		year: 2024,
		currency: 'IDR',
		profit_and_loss: { revenue: 480_000_000, cost: 391_500_000.25, profit: 88_499_999.75 },
		balance_sheet: { assets: 215_000_000, liabilities: 90_000_000, equity: 125_000_000 },
	};
}

/** Output of a certificate: of a business, a vehicle or land. */
export function certificateOutput(person: Person, isGood: boolean): JsonObject {
	return {
		holder: person.name,
		number: `CONTOH-${person.nik.slice(-4)}`,
		issued: '2023-06-19',
		is_readable: isGood,
	};
}
