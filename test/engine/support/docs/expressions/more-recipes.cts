import { after, rows } from '../items.cts';
import { anId, shown, VERIFICATION_ID as ID } from './shown.cts';

const page = (name: string) => `docs/recipes/${name}.md`;

/** That moment, give or take the hour by which clocks may have been put forward or back since. */
const threeDaysAgo = (): unknown => ({
	asymmetricMatch: (moment: unknown) =>
		Math.abs(Date.now() - Date.parse(String(moment)) - 72 * 3_600_000) < 2 * 3_600_000,
});

/** On the pages of the second half of the recipes, whose workflows the end-to-end tests run as well. */
export const moreRecipeExpressions = [
	shown(page('list-as-excel'), rows({ 'Result ID': ID }), { "{{ $json['Result ID'] }}": ID }),
	shown(page('list-as-excel'), after('verification: get'), {
		'{{ $json.status }}': 'NEED_REVIEW',
		'{{ $json.service_name }}': 'Document Extraction',
		'{{ $json.updated_at }}': '2025-03-01T02:00:03Z',
		'{{ $json.output.net_salary }}': 7_250_000,
	}),
	shown(page('retry-failed-at-night'), after('verification: get'), {
		'{{ $json.id }}': anId(),
		'{{ $json.status }}': 'NEED_REVIEW',
		'{{ $json.created_at }}': '2025-03-01T02:00:00Z',
	}),
	shown(page('retry-failed-at-night'), rows({}), {
		'{{ $now.minus({ days: 3 }) }}': threeDaysAgo(),
	}),
	shown(page('route-by-result'), rows({ status: 'COMPLETED', output_status: 'VERIFIED' }), {
		"{{ $json.status === 'COMPLETED' && $json.output_status === 'VERIFIED' }}": true,
		"{{ $json.status === 'COMPLETED' }}": true,
		"{{ $json.status === 'NEED_REVIEW' }}": false,
	}),
	shown(page('route-by-result'), after('verification: get'), {
		"{{ $json.status === 'COMPLETED' && $json.output_status === 'VERIFIED' }}": false,
		"{{ $json.status === 'NEED_REVIEW' }}": true,
		'{{ $json.service_name }}': 'Document Extraction',
	}),
	shown(page('skip-what-is-decided'), rows({ id: ID, skipped: true }), {
		'{{ $json.id }}': ID,
		'{{ $json.skipped }}': true,
	}),
	shown(page('two-environments'), rows({ environment: 'staging', verification_id: ID }), {
		'{{ $json.environment }}': 'staging',
		'{{ $json.verification_id }}': ID,
	}),
	shown(page('wait-without-public-address'), after('verification: create'), {
		'{{ $json.id }}': anId(),
	}),
	...[
		[{ output_status: 'VERIFIED', status: 'COMPLETED' }, 'VERIFIED'] as const,
		[{ output_status: null, status: 'FAILED' }, 'FAILED'] as const,
	].map(([row, gives]) =>
		shown(page('wait-without-public-address'), rows(row), {
			'{{ $json.output_status ?? $json.status }}': gives,
		}),
	),
].flat();
