import { after, failed, rows } from '../items.cts';
import { anId, like, shown, VERIFICATION_ID } from './shown.cts';

/** On the README and the pages directly below docs/, and on those of the examples. */
export const pageExpressions = [
	shown('README.md', rows({ verification_id: VERIFICATION_ID }), {
		'{{ $json.verification_id }}': VERIFICATION_ID,
	}),
	shown('README.md', failed, {
		'{{ $json.error }}': 'The verification was not found',
		'{{ $json.details.description }}': like(/^Check the ID/),
		'{{ $json.details.retryable }}': false,
		'{{ $json.details.inDoubt }}': undefined,
	}),
	shown('docs/create-and-wait.md', after('verification: create'), {
		'{{ $json.id }}': anId(),
		'{{ $json.status }}': 'IN_QUEUE',
	}),
	shown('docs/create-and-wait.md', after('verification: waitForCompletion'), {
		'{{ $json.output_status }}': 'PARTIALLY_NOT_VERIFIED',
	}),
	shown('docs/review-page.md', after('verification: waitForReview'), {
		'{{ $json.decision }}': 'COMPLETED',
		'{{ $execution.resumeUrl }}': like(/\/webhook-waiting\//),
	}),
	shown('docs/troubleshooting.md', after('file: upload'), {
		'{{ $json.paths[0] }}': like(/^uploads\//),
	}),
	shown('docs/glossary.md', rows({ name: 'SITI CONTOH' }), {
		"{{ $('Rows').item.json.name }}": 'SITI CONTOH',
	}),
	shown('docs/examples/crm-hubspot.md', rows({ deal: 'siti@example.test' }), {
		'{{ $json.deal }}': 'siti@example.test',
	}),
	shown('docs/examples/ai-proposes.md', after('verification: get'), { '{{ $json.id }}': anId() }),
].flat();
