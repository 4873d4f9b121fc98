import { after, rows } from '../items.cts';
import { anId, holding, like, shown, VERIFICATION_ID } from './shown.cts';

const page = (name: string) => `docs/operations/${name}.md`;
const ROW = {
	verification_id: VERIFICATION_ID,
	decision: 'Need Review',
	name: 'SITI CONTOH',
	net_salary: 7_500_000,
	reviewer: 'Rani',
	output: { name: 'SITI CONTOH', is_match_face: false },
};

/** On the pages of the operations. */
export const operationExpressions = [
	shown(page('README'), rows(ROW), {
		'{{ $json.verification_id }}': VERIFICATION_ID,
		"{{ $('Rows').item.json.name }}": 'SITI CONTOH',
	}),
	shown(page('verification-update'), rows(ROW), {
		'{{ $json.verification_id }}': VERIFICATION_ID,
		'{{ $json.decision }}': 'Need Review',
		'{{ $json.net_salary }}': 7_500_000,
		'{{ $json.reviewer }}': 'Rani',
		'{{ { ...$json.output, is_match_face: true } }}': { name: 'SITI CONTOH', is_match_face: true },
		'{{ null }}': null,
	}),
	shown(page('verification-get'), after('verification: get'), {
		'{{ $json.status }}': 'NEED_REVIEW',
		'{{ $json.output.net_salary }}': 7_250_000,
	}),
	shown(page('verification-get-many'), after('verification: getAll'), {
		'{{ $json.status }}': 'COMPLETED',
		'{{ $json.result_id }}': anId(),
	}),
	shown(page('verification-check-duplicate'), after('verification: checkDuplicate'), {
		'{{ $json.is_duplicate }}': true,
	}),
	shown(page('verification-wait-for-completion'), after('verification: create'), {
		'{{ $json.id }}': anId(),
		'{{ $json.status }}': 'IN_QUEUE',
	}),
	shown(page('verification-wait-for-review'), after('verification: waitForReview'), {
		'{{ $json.decision }}': 'COMPLETED',
		'{{ $execution.resumeUrl }}': like(/\/webhook-waiting\//),
	}),
	shown(page('verification-create'), after('file: upload'), {
		'{{ $json.paths[0] }}': like(/^uploads\//),
	}),
	shown(page('file-upload'), after('file: upload'), {
		'{{ $json.paths[0] }}': like(/^uploads\//),
	}),
	shown(page('folder-create'), after('folder: create'), {
		'{{ $json.id }}': anId(),
		"Loans {{ $now.format('MMMM yyyy') }}": like(/^Loans [A-Z][a-z]+ 20\d\d$/),
	}),
	shown(page('folder-get'), after('folder: get'), { '{{ $json.group_id }}': anId() }),
	shown(page('service-get'), after('service: get'), { '{{ $json.credit_cost_default }}': 10 }),
	shown(page('service-get-many'), after('service: getAll'), { '{{ $json.is_enabled }}': true }),
	shown(page('template-create'), after('template: generateSchema'), {
		'{{ $json.schema }}': holding({ type: 'object' }),
		'{{ null }}': null,
	}),
	shown(page('template-generate-schema'), after('template: generateSchema'), {
		'{{ $json.schema }}': holding({ type: 'object' }),
	}),
	shown(page('template-get'), after('template: get'), {
		'{{ $json.schema }}': holding({ employee: { type: 'string', description: 'employee' } }),
	}),
	shown(page('template-update'), rows({}), { '{{ null }}': null }),
	shown(
		page('bank-statement-get-confidence-summary'),
		after('bankStatement: getConfidenceSummary'),
		{
			'{{ $json.confidence_summary }}': holding([
				{ confidence_level: 'LOW', total: 1, pages: [3] },
			]),
		},
	),
].flat();
