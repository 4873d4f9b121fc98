import { getHeader as read } from '../../transport/api/bankStatements';
import { EXAMPLE_ID, idFrom } from '../../verification/id';
import { optionsFields } from '../../fields/options';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import type { Operation } from '../../run/operation';
/** `GET /bank-statements/{id}/headers/{header_id}`. */
export const getHeader: Operation = {
	option: {
		name: 'Get Header',
		value: 'getHeader',
		action: 'Get column header of bank statement',
		description: 'Retrieve one column header, as read from the statement',
	},
	calls: ['getBankStatementHeader'],
	fields: [
		...VERIFICATION_PICKER,
		{
			displayName: 'Header ID',
			name: 'headerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${EXAMPLE_ID}`,
			description: "The column header. AnyCheck doesn't document where to find its ID.",
		},
		...optionsFields(),
	],
	output: { schema: 'BankStatementHeader' },
	async run({ parameters, client }) {
		const id = pickedVerification(parameters);
		const headerId = idFrom(parameters.value('headerId'), 'Header ID', 'header');
		return [{ resource: await read(client, id, headerId) }];
	},
};
