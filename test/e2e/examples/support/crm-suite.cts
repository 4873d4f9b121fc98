import type { Verification } from '../../../../sandbox/index.cts';
import type { Crm } from './crm.cts';
import { Example } from './example.cts';
import { impatient } from './patience.cts';
import { withSettings } from './settings.cts';

const UNKNOWN = '0b7e5d6a-9f1c-4c3e-8a55-2f4c1d9e7b10';

/** The tests of an example that connects the deals of a CRM with their verifications. */
export function crmSuite(crm: Crm): void {
	const [approved, other] = crm.stages;
	let example: Example;
	let workflowId: string;

	beforeAll(async () => {
		example = await Example.open(crm.example);
		workflowId = await example.import((workflow) =>
			impatient(withSettings(workflow, { approved_stage: approved })),
		);
	});
	beforeEach(() => {
		example.reset();
	});
	afterEach(() => {
		expect(example.complaints()).toEqual([]);
	});
	afterAll(async () => {
		const unexecuted = example.unexecuted();
		await example.close();
		expect(unexecuted).toEqual([]);
	});

	function verification(status: Verification['status']): string {
		return example.sandbox.state.addVerifications(1, { status })[0]?.id ?? '';
	}

	function writes(id: string): unknown[] {
		return example.sandbox.record.writes(id).map(({ body }) => body);
	}

	async function run(trigger = 'Start'): Promise<void> {
		expect((await example.run(workflowId, trigger)).failure).toBeUndefined();
	}

	test('a deal in the approved stage completes its verification; any other follows it', async () => {
		const [first, second, fraud] = [
			verification('NEED_REVIEW'),
			verification('NEED_REVIEW'),
			verification('FRAUD_DETECTED'),
		];
		const completed = crm.add(example, { stage: approved, verification: first });
		const waiting = crm.add(example, { stage: other, verification: second });
		const refused = crm.add(example, { stage: approved, verification: fraud });
		const unknown = crm.add(example, { stage: other, verification: UNKNOWN });
		const without = crm.add(example, { stage: approved });
		await run('Every 5 minutes');

		expect(writes(first)).toEqual([{ verification_status: 'COMPLETED' }]);
		expect([second, fraud].flatMap(writes)).toEqual([]);
		expect(crm.view(example, completed)).toMatchObject({
			status: 'COMPLETED',
			note: expect.stringMatching(/^status: "NEED_REVIEW" → "COMPLETED" \(20/) as string,
		});
		expect(crm.view(example, waiting)).toMatchObject({ status: 'NEED_REVIEW' });
		expect(crm.view(example, refused)).toMatchObject({
			status: 'FRAUD_DETECTED',
			note: 'Its status is FRAUD_DETECTED',
		});
		expect(crm.view(example, unknown)).toMatchObject({
			status: 'REFUSED',
			note: expect.stringMatching(/was not found\. Check the ID/) as string,
		});
		expect(crm.view(example, without)?.status).toBeUndefined();

		const changes = crm.changes(example);
		await run();
		expect(crm.changes(example)).toBe(changes);

		const seen = example.sandbox.state.verifications.get(second);
		if (seen) seen.status = 'COMPLETED';
		await run();
		expect(crm.view(example, waiting)).toMatchObject({ status: 'COMPLETED' });
		expect(writes(second)).toEqual([]);
	});

	test('a verification that is in progress is completed once it needs review', async () => {
		const id = verification('IN_QUEUE');
		const deal = crm.add(example, { stage: approved, verification: id });
		await run();
		expect(crm.view(example, deal)).toMatchObject({
			status: 'IN_PROGRESS',
			note: 'Its status is IN_QUEUE',
		});
		const processed = example.sandbox.state.verifications.get(id);
		if (processed) processed.status = 'NEED_REVIEW';
		await run();
		expect(crm.view(example, deal)).toMatchObject({ status: 'COMPLETED' });
		expect(writes(id)).toHaveLength(1);
	});

	test('when the CRM does not take the change, the next run makes it, and completes nothing again', async () => {
		const id = verification('NEED_REVIEW');
		const deal = crm.add(example, { stage: approved, verification: id });
		crm.limitSearch(example, 1);
		crm.limitChange(example, 1);
		await run();
		expect(writes(id)).toHaveLength(1);
		expect(crm.view(example, deal)?.status).toBeUndefined();
		await run();
		expect(writes(id)).toHaveLength(1);
		expect(crm.view(example, deal)).toMatchObject({ status: 'COMPLETED' });
	});

	test('a deal that is gone in the meantime does not keep the others from their status', async () => {
		const ids = [1, 2, 3].map(() => verification('NEED_REVIEW'));
		const deals = ids.map((id) => crm.add(example, { stage: other, verification: id }));
		example.sandbox.faults.add({
			match: { method: 'GET', path: new RegExp(ids[0] ?? '') },
			fault: { type: 'delay', ms: 300 },
		});
		const gone = setInterval(() => {
			if (example.sandbox.record.total > 0) crm.remove(example, deals[0] ?? '');
		}, 20);
		await run().finally(() => {
			clearInterval(gone);
		});
		expect(deals.map((deal) => crm.view(example, deal)?.status)).toEqual([
			undefined,
			'NEED_REVIEW',
			'NEED_REVIEW',
		]);
	});

	test('600 deals, and AnyCheck not available for one of them', async () => {
		const ids = example.sandbox.state.addVerifications(600).map(({ id }) => id);
		const deals = ids.map((id) => crm.add(example, { stage: other, verification: id }));
		const [down = ''] = ids;
		const outage = example.sandbox.faults.add({
			match: { path: new RegExp(down) },
			fault: { type: 'status', status: 401 },
		});
		await run();
		const statuses = (): unknown[] => deals.map((deal) => crm.view(example, deal)?.status);
		expect(statuses()).toEqual([undefined, ...ids.slice(1).map(() => 'NEED_REVIEW')]);
		outage.remove();
		await run();
		expect(statuses()).toEqual(ids.map(() => 'NEED_REVIEW'));
	});
}
