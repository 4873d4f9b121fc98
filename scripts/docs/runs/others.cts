import { bankStatementHeaders, demo } from '../../../sandbox/index.cts';
import { identityCard } from '../../../sandbox/state/images.cts';
import { people } from '../../../sandbox/state/people.cts';
import { demoTemplates } from '../../../sandbox/state/templates.cts';
import { byId, type DocumentedRun } from './run.cts';

const { analysed } = demo.verifications;
const verificationId = byId(analysed);
const [template] = demoTemplates();
const templateId = byId(template?.id ?? '');

/** Operations on everything but verifications. */
export const otherRuns: DocumentedRun[] = [
	{ name: 'bankStatement: getConfidenceSummary', parameters: { verificationId } },
	{
		name: 'bankStatement: getHeader',
		parameters: { verificationId, headerId: bankStatementHeaders(analysed)[0]?.id ?? '' },
	},
	{ name: 'bankStatement: getMerchantAnalysis', parameters: { verificationId } },
	{
		name: 'file: upload',
		parameters: {},
		item: () => {
			const data = identityCard(people.rina).toString('base64');
			return {
				json: {},
				binary: { data: { data, mimeType: 'image/svg+xml', fileName: 'ktp.svg' } },
			};
		},
	},
	{ name: 'folder: create', parameters: { name: 'Loans April' } },
	{ name: 'folder: get', parameters: { folderId: byId(demo.folders.loans.id) } },
	{ name: 'folder: getAll', parameters: { groupId: demo.group.id } },
	{ name: 'service: get', parameters: { serviceId: byId(demo.services.ktp.id) } },
	{ name: 'service: getAll', parameters: {} },
	{
		name: 'template: create',
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
	{
		name: 'template: generateSchema',
		parameters: { description: 'A salary slip: employee, month, net salary' },
	},
	{ name: 'template: get', parameters: { templateId } },
	{ name: 'template: getAll', parameters: {} },
	{
		name: 'template: update',
		parameters: { templateId, updateFields: { instruction: 'Amounts are in rupiah' } },
	},
];
