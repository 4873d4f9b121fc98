import { generateSchema as propose } from '../../transport/api/templates';
import type { FieldList } from '../../fields/outputShapes';
import { optionsFields } from '../../fields/options';
import { SIMPLIFY } from '../../fields/output';
import { requiredTextFrom } from '../../fields/values';
import type { Operation } from '../../run/operation';
/** The documented answer has the schema inside a schema. */
const PROPOSAL_FIELDS: FieldList = [['schema', 'schema.schema', 'schema']];

/** `POST /templates/autoschema`. Nothing is created. */
export const generateSchema: Operation = {
	option: {
		name: 'Generate Schema',
		value: 'generateSchema',
		action: 'Generate schema of template',
		description: 'Have AnyCheck propose a schema, to use as JSON in a new template',
	},
	calls: ['generateTemplateSchema'],
	fields: [
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. A salary slip with employee, month and net salary',
			description: 'What the documents are, and what to read from them',
		},
		SIMPLIFY,
		...optionsFields(),
	],
	output: { schema: 'GeneratedTemplateSchema', simplified: PROPOSAL_FIELDS },
	async run({ parameters, client }) {
		const description = requiredTextFrom(parameters.value('description'), 'Description');
		return [{ resource: await propose(client, description) }];
	},
};
