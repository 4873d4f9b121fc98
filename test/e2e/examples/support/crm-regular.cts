import { completed, type CrmExample } from './crm-example.cts';

const UNKNOWN = '0b7e5d6a-9f1c-4c3e-8a55-2f4c1d9e7b10';

/** The tests of the regular look at all deals, which needs nobody to report anything. */
export function regularLook(subject: () => CrmExample): void {
	test('a deal in the approved stage completes its verification; any other follows it', async () => {
		const crm = subject();
		const [first, second] = [crm.verification('NEED_REVIEW'), crm.verification('NEED_REVIEW')];
		const fraud = crm.verification('FRAUD_DETECTED');
		const approved = crm.deal('approved', first);
		const waiting = crm.deal('elsewhere', second);
		const refused = crm.deal('approved', fraud);
		const unknown = crm.deal('elsewhere', { id: UNKNOWN });
		const without = crm.deal('approved');
		await crm.look();

		expect(crm.writes(first)).toEqual([{ verification_status: 'COMPLETED' }]);
		expect([second, fraud].flatMap((one) => crm.writes(one))).toEqual([]);
		expect(crm.view(approved)).toEqual({
			status: 'COMPLETED',
			note: completed(first),
		});
		expect(crm.view(waiting)).toEqual({ status: 'NEED_REVIEW', note: undefined });
		expect(crm.view(refused)).toEqual({
			status: 'FRAUD_DETECTED',
			note: 'Its status is FRAUD_DETECTED',
		});
		expect(crm.view(unknown)).toEqual({
			status: 'REFUSED',
			note: expect.stringMatching(/was not found\. Check the ID/) as string,
		});
		expect(crm.view(without)?.status).toBeUndefined();

		const { changes } = crm;
		await crm.look('Start');
		expect(crm.changes).toBe(changes);

		second.status = 'COMPLETED';
		await crm.look();
		expect(crm.view(waiting)).toEqual({
			status: 'COMPLETED',
			note: completed(second),
		});
		expect(crm.writes(second)).toEqual([]);
	});

	test('a verification that is in progress is completed once it needs review', async () => {
		const crm = subject();
		const record = crm.verification('IN_QUEUE');
		const deal = crm.deal('approved', record);
		await crm.look();
		expect(crm.view(deal)).toEqual({ status: 'IN_PROGRESS', note: 'Its status is IN_QUEUE' });
		record.status = 'NEED_REVIEW';
		await crm.look();
		expect(crm.view(deal)).toMatchObject({ status: 'COMPLETED' });
		expect(crm.writes(record)).toHaveLength(1);
	});

	test('when the CRM does not take the change, the next look makes it, and completes nothing again', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		const deal = crm.deal('approved', record);
		crm.crm.limitSearch(crm.example, 1);
		crm.crm.limitChange(crm.example, 3);
		await crm.look();
		expect(crm.writes(record)).toHaveLength(1);
		expect(crm.view(deal)?.status).toBeUndefined();
		await crm.look();
		expect(crm.writes(record)).toHaveLength(1);
		expect(crm.view(deal)).toEqual({ status: 'COMPLETED', note: completed(record) });
	});

	test('a change that the CRM refuses for good fails the run, once the other deals have theirs', async () => {
		const crm = subject();
		const records = [1, 2, 3].map(() => crm.verification('NEED_REVIEW'));
		const deals = records.map((record) => crm.deal('elsewhere', record));
		crm.crm.refuseChange(crm.example, deals[1] ?? '');
		await expect(crm.look()).rejects.toThrow(
			/^node "Deals not updated": Deals that \w+ did not update: 1\. The first one: /,
		);
		expect(deals.map((deal) => crm.view(deal)?.status)).toEqual([
			'NEED_REVIEW',
			undefined,
			'NEED_REVIEW',
		]);
	});

	test('what several deals have is completed by none of them, until only one has it', async () => {
		const crm = subject();
		const [record, another] = [crm.verification('NEED_REVIEW'), crm.verification('COMPLETED')];
		const approved = crm.deal('approved', record);
		const clone = crm.deal('elsewhere', { id: ` ${record.id.toUpperCase()}` });
		await crm.look();
		const note = '2 deals have this verification. Correct all but one of them';
		expect([approved, clone].map((deal) => crm.view(deal))).toEqual([{ note }, { note }]);
		expect(crm.writes(record)).toEqual([]);
		const { changes } = crm;
		await crm.look();
		expect(crm.changes).toBe(changes);

		crm.crm.relink(crm.example, clone, another.id);
		await crm.look();
		expect(crm.writes(record)).toHaveLength(1);
		expect([approved, clone].map((deal) => crm.view(deal))).toEqual([
			{ status: 'COMPLETED', note: completed(record) },
			{ status: 'COMPLETED', note: completed(another) },
		]);
	});

	test('as delivered it asks for what to fill in, and changes nothing', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		const deal = crm.deal('elsewhere', record);
		const failure = await crm.asDelivered();
		expect(failure).toMatch(/^node "Settings are missing": Fill in approved_stage in the node/);
		expect([crm.writes(record), crm.changes, crm.view(deal)?.status]).toEqual([[], 0, undefined]);
	});

	test('a result that is not VERIFIED is in the deal, whoever completed the review', async () => {
		const crm = subject();
		const record = crm.verification('NEED_REVIEW');
		record.output_status = 'NOT_VERIFIED';
		const deal = crm.deal('approved', record);
		await crm.look();
		expect(crm.view(deal)?.note).toBe(`Completed ${record.updated_at}. AnyCheck: NOT_VERIFIED`);
	});

	test('a deal that is gone in the meantime does not keep the others from their status', async () => {
		const crm = subject();
		const records = [1, 2, 3].map(() => crm.verification('NEED_REVIEW'));
		const deals = records.map((record) => crm.deal('elsewhere', record));
		crm.example.sandbox.faults.add({
			match: { method: 'GET', path: new RegExp(records[0]?.id ?? '') },
			fault: { type: 'delay', ms: 300 },
		});
		const gone = setInterval(() => {
			if (crm.example.sandbox.record.total > 0) crm.crm.remove(crm.example, deals[0] ?? '');
		}, 20);
		await crm.look().finally(() => {
			clearInterval(gone);
		});
		expect(deals.map((deal) => crm.view(deal)?.status)).toEqual([
			undefined,
			'NEED_REVIEW',
			'NEED_REVIEW',
		]);
	});

	test('while the credential lacks its password no deal is refused, and the next look goes on', async () => {
		const crm = subject();
		const records = [1, 2].map(() => crm.verification('NEED_REVIEW'));
		const [approved = '', waiting = ''] = [
			crm.deal('approved', records[0]),
			crm.deal('elsewhere', records[1], 'NEED_REVIEW'),
		];
		await crm.lookWithoutPassword();
		const note = expect.stringMatching(/^The credential's 'Password' is empty/) as string;
		expect([approved, waiting].map((deal) => crm.view(deal))).toEqual([
			{ note },
			{ status: 'NEED_REVIEW', note },
		]);
		await crm.look();
		expect([approved, waiting].map((deal) => crm.view(deal)?.status)).toEqual([
			'COMPLETED',
			'NEED_REVIEW',
		]);
	});

	test('600 deals, some of them new, and AnyCheck not available for one', async () => {
		const crm = subject();
		const records = Array.from({ length: 600 }, () => crm.verification('NEED_REVIEW'));
		const former = (index: number) => (index % 100 < 2 ? undefined : 'NEED_REVIEW');
		const deals = records.map((record, index) => crm.deal('elsewhere', record, former(index)));
		const outage = crm.example.sandbox.faults.add({
			match: { path: new RegExp(records[0]?.id ?? '') },
			fault: { type: 'status', status: 401 },
		});
		await crm.look();
		const statuses = (): unknown[] => deals.map((deal) => crm.view(deal)?.status);
		expect(statuses()).toEqual([undefined, ...records.slice(1).map(() => 'NEED_REVIEW')]);
		// The new ones, one of which gets a note only.
		expect(crm.changes).toBe(12);
		outage.remove();
		await crm.look();
		expect(statuses()).toEqual(records.map(() => 'NEED_REVIEW'));
	});
}
