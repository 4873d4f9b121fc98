import { ApiProblem } from '../errors.cts';
import { uuidOf } from '../state/ids.cts';
import type { Template } from '../types.cts';
import type { Call, SomeHandlers } from './call.cts';
import { findTemplate } from './find.cts';
import { undocumentedPageOf } from './paging.cts';

type List = Call<'listCustomTemplates'> | Call<'listPrebuiltTemplates'>;

/** Operations of the tag Templates. */
export const templateHandlers: SomeHandlers<
	| 'createTemplate'
	| 'getTemplate'
	| 'updateTemplate'
	| 'listCustomTemplates'
	| 'listPrebuiltTemplates'
	| 'generateTemplateSchema'
> = {
	createTemplate({ core, body, applied }) {
		const { templates } = core.state;
		const taken = [...templates.values()].map(({ custom_id }) => custom_id);
		if (body.custom_id && taken.includes(body.custom_id)) {
			throw new ApiProblem('ALREADY_EXISTS', 'There is a template with this custom_id');
		}
		const template: Template = {
			custom_id: null,
			instruction: null,
			config: {},
			type: 'CUSTOM',
			...body,
			id: uuidOf(`created template ${templates.size}`),
			created_at: new Date().toISOString(),
			updated_at: null,
		};
		templates.set(template.id, template);
		applied();
		return template;
	},

	getTemplate: ({ core, path }) => findTemplate(core.state, path.id),

	updateTemplate({ core, path, body, applied }) {
		const template = findTemplate(core.state, path.id);
		if (template.type === 'PREBUILT') {
			throw new ApiProblem('FORBIDDEN', 'Prebuilt templates cannot be changed');
		}
		const { name, description, custom_id, instruction, schema, config } = { ...template, ...body };
		const fields = { name, description, custom_id, instruction, schema, config };
		Object.assign(template, fields, { updated_at: new Date().toISOString() });
		applied();
		return template;
	},

	listCustomTemplates: (call) => list(call, 'CUSTOM'),
	listPrebuiltTemplates: (call) => list(call, 'PREBUILT'),

	generateTemplateSchema({ body }) {
		const words = body.description.toLowerCase().match(/[a-z]{4,}/g) ?? [];
		const names = [...new Set(words)].slice(0, 5);
		const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
		return { schema: { schema: { type: 'object', properties, required: names.slice(0, 1) } } };
	},
};

function list(
	{ core, rawQuery }: List,
	wanted: Template['type'],
): { total: number; items: Template[] } {
	const templates = [...core.state.templates.values()].filter(({ type }) => type === wanted);
	return undocumentedPageOf(templates, rawQuery, core.options);
}
