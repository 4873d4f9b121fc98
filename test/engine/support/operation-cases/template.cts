import { itemsFor, PICKED } from '../operate.cts';
import { hasSameId, notFound, pathOfOne, type OperationCase } from './case.cts';

let created = 0;

export const templateCases: OperationCase[] = [
	{
		name: 'template: create',
		parameters: {
			name: '={{ $json.name }}',
			description: 'Monthly statement',
			schemaFields: { field: [{ name: 'total', type: 'string', description: '', required: true }] },
			additionalFields: { customId: '={{ $json.customId }}' },
		},
		// The API takes each custom ID once.
		items: () =>
			['Invoice', 'Receipt', 'Payslip'].map((name) => ({
				json: { name, customId: `own-${++created}` },
			})),
		request: { method: 'POST', path: /^\/templates$/ },
		belongsTo: ({ name, customId }) => ({ name, custom_id: customId }),
		refused: {
			item: { customId: 'salary-slip' },
			status: 409,
			error: 'This already exists in AnyCheck',
		},
		example: {
			parameters: {
				name: 'Invoice',
				description: 'Invoice of a supplier',
				schemaFields: {
					field: [
						{ name: 'number', type: 'string', description: '', required: true },
						{ name: 'due', type: 'date', description: 'When it has to be paid', required: false },
					],
				},
			},
		},
	},
	{
		name: 'template: generateSchema',
		parameters: { description: '={{ $json.document }}' },
		items: () => ['invoice', 'receipt', 'payslip'].map((document) => ({ json: { document } })),
		request: { method: 'POST', path: /^\/templates\/autoschema$/ },
		belongsTo: ({ document }) => ({ schema: { required: [document] } }),
		example: { parameters: { description: 'A salary slip: employee, month, net salary' } },
	},
	{
		name: 'template: get',
		parameters: { templateId: PICKED },
		items: ({ state }) => itemsFor([...state.templates.keys()].slice(0, 3)),
		request: { method: 'GET', path: pathOfOne('templates') },
		belongsTo: hasSameId,
		refused: notFound('template'),
	},
	{
		name: 'template: getAll',
		parameters: { templateType: '={{ $json.type }}' },
		items: () => ['CUSTOM', 'PREBUILT', 'CUSTOM'].map((type) => ({ json: { type } })),
		request: { method: 'GET', path: /^\/templates\/(custom|prebuilt)$/ },
		belongsTo: ({ type }) => ({ type }),
	},
	{
		name: 'template: update',
		parameters: { templateId: PICKED, updateFields: { instruction: '={{ $json.instruction }}' } },
		items: ({ state }) => {
			const [first, second] = state.templates.keys();
			return [
				{ id: first, instruction: 'Amounts are in rupiah' },
				{ id: second, instruction: 'Days come before months' },
				{ id: first, instruction: 'Read the last page' },
			].map((json) => ({ json }));
		},
		request: { method: 'PUT', path: pathOfOne('templates') },
		belongsTo: ({ id, instruction }) => ({ id, instruction }),
		refused: notFound('template'),
	},
];
