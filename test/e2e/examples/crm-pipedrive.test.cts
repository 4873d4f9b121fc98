import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import { byAnycheck, completed, type CrmExample } from './support/crm-example.cts';
import { notAnyMore } from './support/crm-reports.cts';
import { crmSuite } from './support/crm-suite.cts';

const SEARCH = /\/deals$/;
const DEAL = /\/deals\/\d+$/;
const APPROVED = 5;

crmSuite(
	{
		example: 'crm-pipedrive',
		stages: [String(APPROVED), '3'],
		add: ({ parties }, { stage, verification, status }) =>
			String(
				parties.pipedrive.add(Number(stage), {
					...(verification && { 'AnyCheck verification': verification }),
					...(status && { 'AnyCheck status': status }),
				}),
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
			parties.pipedrive.limitRate({ method: 'PATCH', path: DEAL, count });
		},
		refuseChange: ({ parties }, id) => {
			parties.pipedrive.refuseChange(Number(id));
		},
		relink: ({ parties }, id, verification) => {
			const { fields } = parties.pipedrive.deals.get(Number(id)) ?? {};
			Object.assign(fields ?? {}, { 'AnyCheck verification': verification });
		},
		emptyStatus: ({ parties }, id) => {
			const { fields } = parties.pipedrive.deals.get(Number(id)) ?? {};
			Reflect.deleteProperty(fields ?? {}, 'AnyCheck status');
		},
		changes: ({ parties }) => parties.pipedrive.seen('PATCH', DEAL).length,
		idle: async ({ parties }) => {
			await parties.pipedrive.webhooks.idle();
		},
	},
	movedDeals,
);

/** What Pipedrive itself reports. */
function movedDeals(subject: () => CrmExample): void {
	const pipedrive = () => subject().example.parties.pipedrive;

	test('a deal that somebody moves to the approved stage completes its verification at once', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		const deal = crm.deal('elsewhere', record);
		pipedrive().edit(Number(deal), { stage_id: APPROVED });
		const executions = await crm.started(2);
		expect(executions.map(({ failure }) => failure)).not.toContainEqual(expect.any(String));
		expect(crm.writes(record)).toEqual([{ verification_status: 'COMPLETED' }]);
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
		// Pipedrive reports what the workflow has written, too.
		const moved = executions.filter(({ runs }) => 'Moved deal' in runs);
		expect([moved.length, new Set(pipedrive().webhooks.answers)]).toEqual([1, new Set([200])]);
	});

	test('what a person has completed again is seen in the next look, where its report was lost', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		const deal = crm.deal('approved', record, 'REOPENED');
		await crm.look();
		expect(crm.view(deal)).toEqual({ status: 'REOPENED', note: notAnyMore('NEED_REVIEW') });
		crm.crm.limitSearch(crm.example, 3);
		crm.report(record, 'COMPLETED');
		const [execution] = byAnycheck(await crm.started(1));
		expect(execution?.failure).toEqual(expect.any(String));
		await crm.look();
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
		expect(crm.writes(record)).toEqual([]);
	});

	test('a deal that was moved elsewhere, renamed, or has no verification completes none', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		const [deal, without] = [crm.deal('approved', record), crm.deal('elsewhere')];
		pipedrive().edit(Number(deal), { title: 'Pinjaman modal' });
		pipedrive().edit(Number(without), { stage_id: APPROVED });
		await crm.started(2);
		expect([crm.view(deal)?.status, crm.changes]).toEqual([undefined, 0]);
		pipedrive().edit(Number(deal), { stage_id: 3 });
		await crm.started(1);
		expect(crm.view(deal)).toEqual({ status: 'NEED_REVIEW' });
		expect(crm.writes(record)).toEqual([]);
	});

	test('a moved deal completes nothing when another one has its verification', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		const [moved, clone] = [crm.deal('elsewhere', record), crm.deal('elsewhere', record)];
		pipedrive().edit(Number(moved), { stage_id: APPROVED });
		await crm.started(2);
		expect(crm.writes(record)).toEqual([]);
		const note = '2 deals have this verification. Correct all but one of them';
		expect([moved, clone].map((deal) => crm.view(deal))).toEqual([{ note }, {}]);
	});

	test('a deal that is marked won in the approved stage completes its verification', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		const deal = crm.deal('approved', record);
		pipedrive().edit(Number(deal), { status: 'won' });
		await crm.started(2);
		expect(crm.writes(record)).toHaveLength(1);
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
	});

	test('a moved deal that cannot be read alone is found among the open ones; when they cannot be read, by the next look', async () => {
		const crm = subject();
		const [first, record] = [crm.verification('NEED_REVIEW'), crm.verification('NEED_REVIEW')];
		const [found, deal] = [crm.deal('elsewhere', first), crm.deal('elsewhere', record)];
		pipedrive().limitRate({ method: 'GET', path: DEAL, count: 3 });
		pipedrive().edit(Number(found), { stage_id: APPROVED });
		await crm.started(2);
		expect(crm.view(found)).toMatchObject({ status: 'COMPLETED' });

		pipedrive().limitRate({ method: 'GET', path: SEARCH, count: 3 });
		const { changes } = crm;
		pipedrive().edit(Number(deal), { stage_id: APPROVED });
		expect((await crm.started(1)).map(({ failure }) => failure)).toEqual([expect.any(String)]);
		expect([crm.writes(record), crm.changes]).toEqual([[], changes]);
		await crm.look();
		expect(crm.view(deal)).toMatchObject({ status: 'COMPLETED' });
	});

	test.each([
		['nothing', {}],
		['no number', { data: { id: '../users/me', stage_id: APPROVED }, previous: { stage_id: 3 } }],
		['a deal that is not there', { data: { id: 999, stage_id: 5 }, previous: { stage_id: 3 } }],
	])('a stranger who reports %s starts nothing that changes anything', async (_what, body) => {
		const crm = subject();
		const deal = crm.deal('approved', crm.verification('NEED_REVIEW'));
		const [receiver] = pipedrive().webhooks.receivers.values();
		const options = { proxy: false, validateStatus: () => true } as const;
		expect((await axios.post(receiver?.subscription_url ?? '', body, options)).status).toBe(200);
		expect((await crm.started(1)).map(({ failure }) => failure)).toEqual([undefined]);
		expect([crm.view(deal)?.status, crm.changes]).toEqual([undefined, 0]);
	});

	test('once it is no longer published, Pipedrive reports nothing any more', async () => {
		const { receivers } = pipedrive().webhooks;
		expect([...receivers.values()]).toMatchObject([
			{ event_action: 'change', event_object: 'deal' },
		]);
		await subject().withdraw();
		for (let waited = 0; receivers.size > 0 && waited < 100; waited += 1) await delay(100);
		expect(receivers.size).toBe(0);
	});
}
