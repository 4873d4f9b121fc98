import type {
	BankStatementHeader,
	BankTransaction,
	ConfidenceSummary,
	MerchantAnalysis,
} from '../types.cts';
import { uuidOf } from './ids.cts';

const columns = ['Tanggal', 'Keterangan', 'Mutasi', 'Saldo'];

/** Column headers of a verification's first file. */
export function bankStatementHeaders(verificationId: string): BankStatementHeader[] {
	return columns.map((name, index) => ({
		id: uuidOf(`header ${verificationId} ${index}`),
		verification_id: verificationId,
		file_index: 0,
		name,
		type: index === 0 ? 'DATE' : index === 1 ? 'TEXT' : 'NUMBER',
		index,
		created_at: '2025-03-01T02:00:03Z',
		updated_at: null,
	}));
}

/** Confidence of the pages of one file. */
export function confidenceSummary(verificationId: string, filePath: string): ConfidenceSummary {
	const head = { id: verificationId, file_path: filePath };
	const levels = [
		{ confidence_level: 'LOW', total: 1, pages: [3] },
		{ confidence_level: 'MEDIUM', total: 0, pages: [] },
		{ confidence_level: 'HIGH', total: 2, pages: [1, 2] },
	];
	return { ...head, confidence_summary: { ...head, confidence_summary: levels } };
}

function transaction(
	date: string,
	merchant: string,
	amount: number,
	balance: number,
): BankTransaction {
	const credit = amount > 0;
	return {
		account_number: '0000000001',
		page_no: 1,
		trx_date: date,
		trx_notes: `TRANSFER ${merchant}`,
		trx_types: credit ? 'CR' : 'DB',
		category_type: credit ? 'INCOME' : 'EXPENSE',
		is_operational: true,
		merchant_name: merchant,
		trx_mutation_db_number: credit ? 0 : -amount,
		trx_mutation_cr_number: credit ? amount : 0,
		balance_number: balance,
		mutation_amount_idr: Math.abs(amount),
		balance_idr: balance,
		clean_description: `Transfer ${merchant}`,
		confidence_detail: {
			trx_date: 0.98,
			trx_date_level: 'HIGH',
			balance: 0.61,
			balance_level: 'MEDIUM',
		},
		is_big_transaction: amount > 5_000_000,
		is_round_transaction: amount % 1_000_000 === 0,
		is_transfer_from_customer: credit,
	};
}

/** Merchants of a bank statement. */
export function merchantAnalysis(verificationId: string): MerchantAnalysis {
	const byMerchant: [string, BankTransaction[]][] = [
		['Toko Contoh', [transaction('2025-01-05', 'Toko Contoh', 9_000_000, 13_500_000)]],
		[
			'Listrik Misal',
			[
				transaction('2025-01-11', 'Listrik Misal', -374_999.5, 13_125_000.5),
				transaction('2025-01-25', 'Listrik Misal', -7_000_000, 6_125_000.5),
			],
		],
	];
	const merchants = byMerchant.map(([merchant_name, transactions]) => ({
		merchant_name,
		total_transaction: transactions.length,
		total_amount: transactions.reduce(
			(sum, { mutation_amount_idr = 0 }) => sum + mutation_amount_idr,
			0,
		),
		transactions,
	}));
	return { id: verificationId, merchant_analysis: merchants, total: merchants.length };
}
