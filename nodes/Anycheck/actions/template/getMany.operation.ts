import { listTemplates, TEMPLATE_TYPES } from '../../transport/api/templates';
import { LIMIT_FIELDS, limitFrom, outputFields } from '../../fields/output';
import { choice } from '../../fields/values';
import { TEMPLATE_OUTPUT } from '../../fields/outputShapes';
import type { Operation } from '../../run/operation';
import { warnIfIncomplete } from '../incomplete';

/** `GET /templates/custom` and `GET /templates/prebuilt`. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many templates',
		description: 'Retrieve a list of templates',
	},
	calls: ['listCustomTemplates', 'listPrebuiltTemplates'],
	fields: [
		{
			displayName: 'Template Type',
			name: 'templateType',
			type: 'options',
			default: 'CUSTOM',
			description: 'Whose templates to return',
			options: [
				{
					name: 'Custom',
					value: 'CUSTOM',
					description: 'Those of your organization',
				},
				{
					name: 'Prebuilt',
					value: 'PREBUILT',
					description: "Those that AnyCheck keeps. You can't change them.",
				},
			],
		},
		...LIMIT_FIELDS,
		...outputFields(TEMPLATE_OUTPUT),
	],
	output: TEMPLATE_OUTPUT,
	async run(item) {
		const { parameters, client } = item;
		const type = choice(
			parameters.value('templateType') ?? 'CUSTOM',
			"'Template Type'",
			TEMPLATE_TYPES,
		);
		const templates = await listTemplates(
			client,
			type,
			limitFrom(parameters),
			warnIfIncomplete(item),
		);
		return templates.map((resource) => ({ resource }));
	},
};
