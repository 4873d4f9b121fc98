import { crmSuite } from './support/crm-suite.cts';

const SEARCH = /deals\/search$/;
const CHANGE = /\/deals\/v1\/deal\//;

crmSuite({
	example: 'crm-hubspot',
	stages: ['closedwon', 'contractsent'],
	add: ({ parties }, { stage, verification }) =>
		parties.hubspot.add({
			dealname: 'Pinjaman',
			dealstage: stage,
			...(verification && { anycheck_verification_id: verification }),
		}),
	view: ({ parties }, id) => {
		const properties = parties.hubspot.deals.get(id)?.properties;
		return properties && { status: properties.anycheck_status, note: properties.anycheck_note };
	},
	remove: ({ parties }, id) => {
		parties.hubspot.deals.delete(id);
	},
	limitSearch: ({ parties }, count) => {
		parties.hubspot.limitRate({ path: SEARCH, count });
	},
	limitChange: ({ parties }, count) => {
		parties.hubspot.limitRate({ path: CHANGE, count });
	},
	changes: ({ parties }) => parties.hubspot.seen('PUT', CHANGE).length,
});
