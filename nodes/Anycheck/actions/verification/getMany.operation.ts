import { EXAMPLE_ID, idFrom } from '../../verification/id';
import { listVerifications } from '../../transport/api/verifications';
import type { Operation } from '../../run/operation';
import { LIMIT_FIELDS, limitFrom, outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
/** `GET /verifications?result_id=…`: the API lists the verifications of one result group only. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many verifications',
		description: 'Retrieve a list of verifications of a result group',
	},
	calls: ['listVerifications'],
	fields: [
		{
			displayName: 'Result ID',
			name: 'resultId',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${EXAMPLE_ID}`,
			description: 'The result group, which links the verifications of one customer or transaction',
		},
		...LIMIT_FIELDS,
		...outputFields(VERIFICATION_OUTPUT),
	],
	output: VERIFICATION_OUTPUT,
	async run({ parameters, client }) {
		const resultId = idFrom(parameters.value('resultId'), 'Result ID', 'result');
		const verifications = await listVerifications(client, resultId, limitFrom(parameters));
		return verifications.map((resource) => ({ resource }));
	},
};
