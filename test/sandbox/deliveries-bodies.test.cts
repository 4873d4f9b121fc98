import { useSandbox } from './client.cts';
import { useReceiver } from './receiver.cts';
import { telling } from './told.cts';

const bench = useSandbox();
const receiver = useReceiver();
const { told, reach, set } = telling(bench, receiver);

test('where the fields are, and further ones, is a choice', async () => {
	const verification = told();
	set({
		fields: { 'data.verification.id': 'id', 'data.state': 'status', 'a.__proto__': 'folder_id' },
		constants: { data: { kind: 'x' }, version: 3 },
	});
	await reach(verification, 'COMPLETED');
	const json = receiver.received.at(-1)?.json;
	expect(json).toMatchObject({
		event: 'verification.status_changed',
		version: 3,
		data: { kind: 'x', state: 'COMPLETED', verification: { id: verification.id } },
	});
	expect(bench.sandbox.options.webhooks.constants).toEqual({ data: { kind: 'x' }, version: 3 });
	set({ fields: {}, constants: {} });
	await reach(told(), 'COMPLETED');
	const bare = Object.keys(receiver.received.at(-1)?.json ?? {});
	expect(bare).toEqual(['event', 'timestamp']);
});

test.each([
	['COMPLETED', 'verification.completed'],
	['FAILED', 'verification.failed'],
	['NEED_REVIEW', 'verification.needs_review'],
] as const)('the older generation: %s', async (status, event) => {
	set({ generation: 'legacy' });
	const webhook_metadata = { order: 'A-17' };
	const verification = told({ webhook_metadata });
	await reach(verification, status);
	const { id, result_id, service, output, execution_time, credit_used } = verification;
	expect(receiver.received[0]?.json).toEqual({
		...{ event, verification_id: id, result_id, status, service, output },
		...{ metadata: webhook_metadata, execution_time, credit_used },
		completed_at: verification.end_date ?? verification.updated_at,
	});
});

test('the older generation tells ends only', async () => {
	set({ generation: 'legacy' });
	const verification = told({ status: 'IN_QUEUE' });
	await reach(verification, 'IN_PROGRESS', 'CANCELLED');
	expect(receiver.received).toEqual([]);
});
