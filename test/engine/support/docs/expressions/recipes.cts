import { after, failed, rows, rowWithFiles } from '../items.cts';
import { anId, like, shown, VERIFICATION_ID as ID } from './shown.cts';

const page = (name: string) => `docs/recipes/${name}.md`;
const CALL = { body: { verification_id: ID, status: 'COMPLETED', output: { net_salary: 1 } } };
const FILES = {
	ktp_file: { data: '', mimeType: 'image/jpeg', fileName: 'ktp.jpg', fileExtension: 'jpg' },
};
const ANSWER = '{{ $json.details.retryable ? 503 : 422 }}';
const DOCUMENT =
	"/home/node/.n8n-files/{{ $('Download files of verification').item.json.id }} {{ Object.keys($binary)[0] }}.{{ Object.values($binary)[0].fileExtension }}";
const REPORT = "{{ $input.all().map((item) => item.json.id + ': ' + item.json.error).join('; ') }}";
const ALLOWED =
	"{{ /completed/i.test($json.decision) ? ['NEED_REVIEW', 'COMPLETED'] : ['NEED_REVIEW'] }}";

/** On the pages of the first half of the recipes, whose workflows the end-to-end tests run as well. */
export const recipeExpressions = [
	shown(page('answer-your-own-system'), rows(CALL), {
		'{{ $json.body.verification_id }}': ID,
		'{{ $json.body.status }}': 'COMPLETED',
		"{{ $json.body.output ? 'json' : 'unchanged' }}": 'json',
		'{{ $json.body.output }}': { net_salary: 1 },
	}),
	shown(page('answer-your-own-system'), rows({ body: {} }), {
		"{{ $json.body.output ? 'json' : 'unchanged' }}": 'unchanged',
	}),
	shown(page('answer-your-own-system'), after('verification: update'), {
		'{{ { id: $json.id, status: $json.status } }}': { id: anId(), status: 'COMPLETED' },
	}),
	shown(page('answer-your-own-system'), failed, {
		'{{ { error: $json.error, what_to_do: $json.details.description } }}': {
			error: 'The verification was not found',
			what_to_do: like(/^Check the ID/),
		},
		[ANSWER]: 422,
	}),
	shown(page('answer-your-own-system'), rows({ details: { retryable: true } }), { [ANSWER]: 503 }),
	shown(page('audit-table'), rows({ verification_id: ID, status: 'COMPLETED' }), {
		'{{ $json.verification_id }}': ID,
		'{{ $json.status }}': 'COMPLETED',
	}),
	shown(
		page('audit-table'),
		rows({ reviewer: 'Rani' }),
		{ "{{ $('Decision').item.json.reviewer }}": 'Rani' },
		'Decision',
	),
	shown(page('audit-table'), after('verification: update'), {
		'{{ $json.changes }}': like(/status: "NEED_REVIEW" → "COMPLETED"/),
	}),
	shown(
		page('correct-one-field'),
		rows({ Verification: ID, 'Net salary': 7_500_000 }),
		{
			'{{ $json.Verification }}': ID,
			"{{ $json['Net salary'] }}": 7_500_000,
			"{{ $('Correction').item.json.Verification }}": ID,
		},
		'Correction',
	),
	shown(
		page('correct-one-field'),
		rows({
			output: { net_salary: 7_250_000 },
			request: { body: { output: { net_salary: 7_500_000 } } },
		}),
		{
			'{{ $json.output.net_salary }}': 7_250_000,
			'{{ $json.request.body.output.net_salary }}': 7_500_000,
		},
	),
	shown(page('correct-one-field'), rows({ 'Change it?': 'Yes', skipped: true }), {
		"{{ $json['Change it?'] }}": 'Yes',
		"{{ $json.skipped ? 'It was so already' : 'Changed' }}": 'It was so already',
	}),
	shown(page('correct-one-field'), rows({}), {
		"{{ $json.skipped ? 'It was so already' : 'Changed' }}": 'Changed',
	}),
	shown(page('csv-every-morning'), rows({ verification_id: ID, decision: 'COMPLETED' }), {
		'{{ $json.verification_id }}': ID,
		'{{ $json.decision }}': 'COMPLETED',
	}),
	...[
		['Completed', ['NEED_REVIEW', 'COMPLETED']] as const,
		['NEED_REVIEW', ['NEED_REVIEW']] as const,
	].map(([decision, allowed]) =>
		shown(page('csv-every-morning'), rows({ decision }), { [ALLOWED]: [...allowed] }),
	),
	shown(page('csv-every-morning'), failed, {
		'{{ $json.error }}': 'The verification was not found',
		'{{ $json.details.description }}': like(/^Check the ID/),
	}),
	shown(
		page('documents-into-a-folder'),
		rowWithFiles({ id: ID }, FILES),
		{
			'{{ $json.id }}': ID,
			[DOCUMENT]: `/home/node/.n8n-files/${ID} ktp_file.jpg`,
			'{{ Object.keys($binary)[0] }}': 'ktp_file',
		},
		'Download files of verification',
	),
	shown(page('error-workflow'), rows({ id: 'a', error: 'b' }, { id: 'c', error: 'd' }), {
		'{{ $json.id }}': 'a',
		[REPORT]: 'a: b; c: d',
	}),
	shown(page('error-workflow'), rows({ execution: { error: { message: 'm' }, url: 'u' } }), {
		'{{ $json.execution.error.message }}': 'm',
		'{{ $json.execution.url }}': 'u',
	}),
].flat();
