import { crmSuite } from './support/crm-suite.cts';

const SEARCH = /deals\/search$/;
const CHANGE = /\/deals\/v1\/deal\//;

crmSuite(
	{
		example: 'crm-hubspot',
		stages: ['closedwon', 'contractsent'],
		add: ({ parties }, { stage, verification, status }) =>
			parties.hubspot.add({
				dealname: 'Pinjaman',
				dealstage: stage,
				...(verification && { anycheck_verification_id: verification }),
				...(status && { anycheck_status: status }),
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
		refuseChange: ({ parties }, id) => {
			parties.hubspot.refuseChange(new RegExp(`/deal/${id}$`));
		},
		relink: ({ parties }, id, verification) => {
			const { properties } = parties.hubspot.deals.get(id) ?? {};
			Object.assign(properties ?? {}, { anycheck_verification_id: verification });
		},
		emptyStatus: ({ parties }, id) => {
			const { properties } = parties.hubspot.deals.get(id) ?? {};
			Reflect.deleteProperty(properties ?? {}, 'anycheck_status');
		},
		changes: ({ parties }) => parties.hubspot.seen('PUT', CHANGE).length,
	},
	undefined,
	(subject) => {
		test('a deal that is done long since keeps its verification from being completed by another one', async () => {
			const crm = subject();
			const record = crm.verification('NEED_REVIEW');
			const done = crm.deal('elsewhere', record);
			const { properties } = crm.example.parties.hubspot.deals.get(done) ?? {};
			Object.assign(properties ?? {}, { anycheck_status: 'COMPLETED' });
			const clone = crm.deal('approved', record);
			await crm.look();
			expect(crm.writes(record)).toEqual([]);
			const note = '2 deals have this verification. Correct all but one of them';
			expect(crm.view(clone)).toEqual({ note });
			const { changes } = crm;
			await crm.look();
			expect(crm.changes).toBe(changes);
		});
	},
);
