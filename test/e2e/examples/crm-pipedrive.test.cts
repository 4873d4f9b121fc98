import { crmSuite } from './support/crm-suite.cts';

const SEARCH = /\/deals$/;
const CHANGE = /\/deals\/\d+$/;

crmSuite({
	example: 'crm-pipedrive',
	stages: ['5', '3'],
	add: ({ parties }, { stage, verification }) =>
		String(
			parties.pipedrive.add(
				Number(stage),
				verification === undefined ? {} : { 'AnyCheck verification': verification },
			),
		),
	view: ({ parties }, id) => {
		const fields = parties.pipedrive.deals.get(Number(id))?.fields;
		return fields && { status: fields['AnyCheck status'], note: fields['AnyCheck note'] };
	},
	remove: ({ parties }, id) => {
		parties.pipedrive.deals.delete(Number(id));
	},
	limitSearch: ({ parties }, count) => {
		parties.pipedrive.limitRate({ path: SEARCH, count });
	},
	limitChange: ({ parties }, count) => {
		parties.pipedrive.limitRate({ path: CHANGE, count });
	},
	changes: ({ parties }) => parties.pipedrive.seen('PATCH', CHANGE).length,
});
