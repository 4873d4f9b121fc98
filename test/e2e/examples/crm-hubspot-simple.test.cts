import { useSimple } from './support/simple.cts';

const suite = useSimple('crm-hubspot');

/** A deal in a stage, and its verification. */
function deal(
	dealstage: string,
	status: 'NEED_REVIEW' | 'IN_PROGRESS',
): { id: string; deal: string } {
	const { sandbox, parties } = suite.example;
	const [made] = sandbox.state.addVerifications(1, { status });
	const id = made?.id ?? '';
	const properties = { dealname: 'Pinjaman', dealstage, anycheck_verification_id: id };
	return { id, deal: parties.hubspot.add(properties) };
}

async function look(): Promise<void> {
	const { example } = suite;
	expect((await example.run(await example.import(), 'Every 5 minutes')).failure).toBeUndefined();
}

function seen(id: string): unknown {
	return suite.example.parties.hubspot.deals.get(id)?.properties;
}

test('the verification of an approved deal is completed once, and the deal says so', async () => {
	const [approved, other] = [deal('closedwon', 'NEED_REVIEW'), deal('contractsent', 'NEED_REVIEW')];
	await look();
	await look();
	const { record } = suite.example.sandbox;
	expect(record.writes(approved.id).map(({ body }) => body)).toEqual([
		{ verification_status: 'COMPLETED' },
	]);
	expect(record.writes(other.id)).toEqual([]);
	expect(seen(approved.deal)).toMatchObject({
		anycheck_status: 'COMPLETED',
		anycheck_note: 'AnyCheck: NOT_VERIFIED',
	});
	expect(seen(other.deal)).not.toHaveProperty('anycheck_status');
});

test('a deal whose verification cannot be completed says why, and gets its outcome later', async () => {
	const early = deal('closedwon', 'IN_PROGRESS');
	await look();
	expect(seen(early.deal)).toMatchObject({
		anycheck_note: 'The verification has the status IN_PROGRESS',
	});
	expect(suite.example.sandbox.record.writes(early.id)).toEqual([]);
	suite.example.sandbox.state.find(early.id).status = 'NEED_REVIEW';
	await look();
	expect(seen(early.deal)).toMatchObject({ anycheck_status: 'COMPLETED' });
});
