import { byAnycheck, completed, type CrmExample } from './crm-example.cts';

/** The tests of what AnyCheck reports to the published example. */
export function reports(subject: () => CrmExample): void {
	test('what AnyCheck reports is in the deal at once, and no other deal is looked at', async () => {
		const crm = subject();
		const [record, other] = [crm.verification('IN_PROGRESS'), crm.verification('NEED_REVIEW')];
		const deal = crm.deal('elsewhere', record);
		const notReported = crm.deal('approved', other);
		const seen = [];
		for (const status of ['NEED_REVIEW', 'COMPLETED', 'NEED_REVIEW'] as const) {
			crm.report(record, status);
			const [execution] = byAnycheck(await crm.started(1));
			seen.push({ failure: execution?.failure, ...crm.view(deal) });
		}
		expect(seen).toEqual([
			{ status: 'NEED_REVIEW' },
			{ status: 'COMPLETED', note: expect.stringMatching(/^Completed 20\d\d-/) as string },
			{ status: 'REOPENED', note: notAnyMore('NEED_REVIEW') },
		]);
		expect(crm.view(notReported)?.status).toBeUndefined();
		expect([record, other].flatMap((one) => crm.writes(one))).toEqual([]);
		await crm.look();
		expect(crm.view(notReported)?.status).toBe('COMPLETED');
		// This one was reported too.
		await crm.started(1);
	});

	test('what needs review is completed at once in the approved stage; the report of that changes nothing', async () => {
		const crm = subject();
		const record = crm.verification('IN_PROGRESS');
		const deal = crm.deal('approved', record);
		crm.report(record, 'NEED_REVIEW');
		const executions = byAnycheck(await crm.started(2));
		expect(executions.map(({ failure }) => failure)).toEqual([undefined, undefined]);
		expect(crm.writes(record)).toEqual([{ verification_status: 'COMPLETED' }]);
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
	});

	test('what is opened again in the approved stage waits for a person', async () => {
		const crm = subject();
		const record = crm.verification('IN_PROGRESS');
		const deal = crm.deal('approved', record);
		crm.report(record, 'NEED_REVIEW');
		await crm.started(2);
		expect(crm.view(deal)).toMatchObject({ status: 'COMPLETED' });
		for (const status of ['NEED_REVIEW', 'IN_PROGRESS', 'NEED_REVIEW'] as const) {
			crm.report(record, status);
			expect(byAnycheck(await crm.started(1)).map(({ failure }) => failure)).toEqual([undefined]);
			expect(crm.view(deal)).toEqual({ status: 'REOPENED', note: notAnyMore(status) });
		}
		await crm.look();
		expect(crm.writes(record)).toHaveLength(1);

		crm.crm.emptyStatus(crm.example, deal);
		await crm.look();
		expect(crm.writes(record)).toHaveLength(2);
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
		await crm.started(1);
	});

	test('what is opened again and completed by a person is completed in the deal', async () => {
		const crm = subject();
		const record = crm.verification('FRAUD_DETECTED');
		const deal = crm.deal('approved', record, 'FRAUD_DETECTED');
		crm.report(record, 'NEED_REVIEW');
		await crm.started(1);
		expect(crm.view(deal)).toEqual({ status: 'REOPENED', note: notAnyMore('NEED_REVIEW') });
		crm.report(record, 'COMPLETED');
		await crm.started(1);
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
		expect(crm.writes(record)).toEqual([]);
	});

	test('what was completed is not completed again because a copy of its deal was corrected', async () => {
		const crm = subject();
		const record = crm.verification('COMPLETED');
		const [deal, copy] = [1, 2].map(() => crm.deal('approved', record, 'COMPLETED'));
		crm.report(record, 'NEED_REVIEW');
		await crm.started(1);
		const note = '2 deals have this verification. Correct all but one of them';
		expect(crm.view(deal ?? '')).toEqual({ status: 'REOPENED', note });
		crm.crm.remove(crm.example, copy ?? '');
		await crm.look();
		crm.report(record, 'IN_PROGRESS');
		await crm.started(1);
		expect(crm.view(deal ?? '')).toEqual({ status: 'REOPENED', note: notAnyMore('IN_PROGRESS') });
		expect(crm.writes(record)).toEqual([]);
	});

	test('a report that comes twice changes the deal once', async () => {
		const crm = subject();
		const record = crm.verification('IN_PROGRESS');
		crm.deal('elsewhere', record);
		crm.example.sandbox.options.webhooks.copies = 2;
		crm.report(record, 'NEED_REVIEW');
		expect(byAnycheck(await crm.started(1))).toHaveLength(1);
		expect(crm.changes).toBe(1);
		const again = await crm.example.sandbox.deliver(record.id);
		expect([again.status, byAnycheck(await crm.started(0))]).toEqual([200, []]);
		expect(crm.changes).toBe(1);
	});

	test('a report for a verification that no deal has changes nothing', async () => {
		const crm = subject();
		const [record, other] = [crm.verification('IN_PROGRESS'), crm.verification('NEED_REVIEW')];
		const deal = crm.deal('elsewhere', other);
		crm.deal('elsewhere');
		crm.report(record, 'COMPLETED');
		const executions = await crm.started(1);
		expect(executions.map(({ failure }) => failure)).toEqual([undefined]);
		expect(crm.changes).toBe(0);
		expect(crm.view(deal)?.status).toBeUndefined();
	});

	test.each([
		['cannot be searched', 3, 0],
		['does not take the change', 0, 3],
	])(
		'when the CRM %s, the next look writes what was reported',
		async (_what, searches, changes) => {
			const crm = subject();
			const record = crm.verification('IN_PROGRESS');
			const deal = crm.deal('elsewhere', record);
			crm.crm.limitSearch(crm.example, searches);
			crm.crm.limitChange(crm.example, changes);
			crm.report(record, 'COMPLETED');
			const [execution] = byAnycheck(await crm.started(1));
			expect(execution?.failure).toEqual(expect.any(String));
			expect(crm.view(deal)?.status).toBeUndefined();
			await crm.look();
			expect(crm.view(deal)).toEqual({
				status: 'COMPLETED',
				note: completed(record),
			});
		},
	);

	test('a change of a final status is written, also when the CRM has enough for a moment', async () => {
		const crm = subject();
		const record = crm.verification('IN_PROGRESS');
		const deal = crm.deal('elsewhere', record);
		crm.report(record, 'FRAUD_DETECTED');
		await crm.started(1);
		expect(crm.view(deal)?.status).toBe('FRAUD_DETECTED');
		crm.crm.limitChange(crm.example, 1);
		crm.report(record, 'COMPLETED');
		const [execution] = byAnycheck(await crm.started(1));
		expect(execution?.failure).toBeUndefined();
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
	});

	test('what AnyCheck reports about a verification of several deals is the result of none', async () => {
		const crm = subject();
		const record = crm.verification('IN_PROGRESS');
		const deals = [crm.deal('approved', record), crm.deal('elsewhere', record)];
		for (const status of ['NEED_REVIEW', 'COMPLETED'] as const) {
			crm.report(record, status);
			await crm.started(1);
			const note = '2 deals have this verification. Correct all but one of them';
			expect(deals.map((deal) => crm.view(deal))).toEqual([{ note }, { note }]);
		}
		expect(crm.writes(record)).toEqual([]);
	});

	test('what AnyCheck does not show when it has reported it is asked for in the next look', async () => {
		const crm = subject();
		const record = crm.verification('IN_PROGRESS');
		const deal = crm.deal('elsewhere', record);
		// The trigger asks AnyCheck first, and then the workflow, once it has the deal.
		const match = { path: new RegExp(record.id), when: () => crm.crmWasAsked };
		crm.example.sandbox.faults.add({ match, fault: { type: 'status', status: 403 } });
		crm.report(record, 'COMPLETED');
		await crm.started(1);
		expect(crm.view(deal)).toEqual({ note: expect.stringMatching(/\w+\. \w+/) as string });
		crm.example.sandbox.faults.clear();
		await crm.look();
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
	});
}

/** The note of a deal whose verification was completed and is not any more. */
export function notAnyMore(status: string): string {
	return `Not completed any more, now ${status}. Look at it in AnyCheck, or empty the status here`;
}
