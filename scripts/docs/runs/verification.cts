import { demo, type Sandbox } from '../../../sandbox/index.cts';
import { identityCard } from '../../../sandbox/state/images.cts';
import { people } from '../../../sandbox/state/people.cts';
import { byId, type DocumentedRun } from './run.cts';

const { extraction, ktp } = demo.verifications;
const verificationId = byId(extraction);

const card = (content: Buffer) => ({
	data: content.toString('base64'),
	mimeType: 'image/svg+xml',
	fileName: 'ktp.svg',
});

/** Operations on verifications; most of them about one salary slip. */
export const verificationRuns: DocumentedRun[] = [
	{
		name: 'verification: checkDuplicate',
		parameters: {},
		item: (sandbox) => ({ json: {}, binary: { data: card(usedCard(sandbox)) } }),
	},
	{
		name: 'verification: create',
		parameters: {
			serviceId: byId(demo.services.ktp.id),
			folderId: byId(demo.folders.loans.id),
			files: { file: [{ fileInput: 'ktp_file', inputDataFieldName: 'ktp' }] },
			configurationFields: {
				assignments: [{ id: 'type', name: 'verification_type', value: 'KTP_PEP', type: 'string' }],
			},
		},
		item: () => ({ json: {}, binary: { ktp: card(identityCard(people.rina)) } }),
	},
	{
		name: 'verification: download',
		parameters: { verificationId, fileKind: 'input' },
	},
	{ name: 'verification: get', parameters: { verificationId } },
	{ name: 'verification: getAll', parameters: { resultId: demo.results.siti } },
	{
		name: 'verification: retry',
		parameters: { verificationId: byId(demo.verifications.byStatus('FAILED')) },
	},
	{
		name: 'verification: update',
		parameters: {
			verificationId,
			verificationStatus: 'COMPLETED',
			outputMode: 'json',
			output: '{ "net_salary": 7500000 }',
			options: { writeMode: 'merge', includeChanges: true },
		},
	},
	{
		name: 'verification: waitForCompletion',
		parameters: { verificationId },
	},
	{
		name: 'verification: waitForReview',
		parameters: { verificationId },
		review: {
			typed: { decision: 'COMPLETED', comment: 'As on the slip', reviewer: 'Rani' },
			corrected: { '7250000': '7500000' },
		},
	},
];

/** The picture of a card that a verification was made with. */
function usedCard({ state }: Sandbox): Buffer {
	const [url = ''] = state.verifications.get(ktp)?.input_file_url['ktp_file'] ?? [];
	const content = state.files.byUrl(new URL(url).pathname)?.content;
	if (content === undefined) throw new Error('The sandbox has no card');
	return content;
}
