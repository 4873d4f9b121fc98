import { listMerchants } from '../../transport/api/bankStatements';
import type { FieldList } from '../../fields/outputShapes';
import { LIMIT_FIELDS, limitFrom, SIMPLIFY } from '../../fields/output';
import { optionsFields } from '../../fields/options';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import type { Operation } from '../../run/operation';
import { warnIfIncomplete } from '../incomplete';
/** Without the transactions, of which each merchant may have hundreds. */
const MERCHANT_FIELDS: FieldList = [
	['merchant_name', 'merchant_name'],
	['total_transaction', 'total_transaction'],
	['total_amount', 'total_amount'],
];

/** `GET /bank-statements/{id}/merchant-analysis`. */
export const getMerchantAnalysis: Operation = {
	option: {
		name: 'Get Merchant Analysis',
		value: 'getMerchantAnalysis',
		action: 'Get merchant analysis of bank statement',
		description:
			'Retrieve a list of merchants with their totals and, if you want, their transactions',
	},
	calls: ['getMerchantAnalysis'],
	fields: [...VERIFICATION_PICKER, ...LIMIT_FIELDS, SIMPLIFY, ...optionsFields()],
	output: { schema: 'Merchant', simplified: MERCHANT_FIELDS },
	async run(item) {
		const { parameters, client } = item;
		const id = pickedVerification(parameters);
		const merchants = await listMerchants(
			client,
			id,
			limitFrom(parameters),
			warnIfIncomplete(item),
		);
		return merchants.map((resource) => ({ resource }));
	},
};
