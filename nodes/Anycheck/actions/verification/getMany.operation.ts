import { EXAMPLE_ID, idFrom } from '../../verification/id';
import type { INodeProperties } from 'n8n-workflow';
import type { ListFacts } from '../../transport/api/paging';
import { listVerifications } from '../../transport/api/verifications';
import type { JsonObject } from '../../json/objects';
import { optionsOf } from '../../fields/options';
import { flagOption } from '../../fields/values';
import { warnIfIncomplete } from '../incomplete';
import type { Operation } from '../../run/operation';
import { LIMIT_FIELDS, limitFrom, outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';

const INCLUDE_GROUP: INodeProperties = {
	displayName: 'Include Result Group',
	name: 'includeGroup',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the status of the whole result group, and how many verifications it has',
};

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
		...outputFields(VERIFICATION_OUTPUT, [INCLUDE_GROUP]),
	],
	output: VERIFICATION_OUTPUT,
	async run(item) {
		const { parameters, client } = item;
		const resultId = idFrom(parameters.value('resultId'), 'Result ID', 'result');
		const includesGroup = flagOption(optionsOf(parameters), 'includeGroup', 'Include Result Group');
		const warn = warnIfIncomplete(item);
		let notes: JsonObject = {};
		const told = (facts: ListFacts) => {
			warn(facts);
			const { total, overallStatus: overall_status } = facts;
			if (includesGroup) notes = { result_group: { overall_status, total } };
		};
		const limit = limitFrom(parameters);
		const verifications = await listVerifications(client, resultId, limit, told);
		return verifications.map((resource) => ({ resource, notes }));
	},
};
