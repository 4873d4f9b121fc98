// Reports of the API that reach a workflow parked at Wait for Review: the address is that of the whole execution.
import type { INodeParameters } from 'n8n-workflow';
import { setDesk, type Desk } from './support/desk.cts';
import { on } from './support/intake.cts';
import { report, runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { openPage } from './support/review-visit.cts';

let desk: Desk;
let parked: ParkedAddress;

beforeAll(async () => {
	desk = await setDesk();
});

afterEach(() => parked.close());

afterAll(() => desk.close());

/** Parks a workflow that waits for a person to decide these verifications. */
async function park(ids: string[], parameters: INodeParameters = {}): Promise<ParkedAddress> {
	const { engine, credentialId } = desk;
	const items = ids.map((id) => ({ json: { id } }));
	const kept = await runAndKeep(engine, credentialId, on('waitForReview', parameters), items);
	expect(kept.run.status).toBe('waiting');
	parked = await serveParked(engine, kept);
	return parked;
}

const DECISION = { decision: 'COMPLETED', do: 'send', status: 'COMPLETED' };

it.each([{}, { page: { accessCode: 'manggis-42' } }])(
	'a late one is received and decides nothing, with %j',
	async (parameters) => {
		const id = desk.add();
		const address = await park([id], parameters);

		const late = await report(address, { ...DECISION, verification_id: id });

		expect(late).toMatchObject({ status: 200, text: '{"message":"Received"}', resumed: undefined });
		expect(desk.record(id).status).toBe('NEED_REVIEW');
	},
);

it('one about a verification that was completed elsewhere ends the waiting', async () => {
	const ids = desk.addMany(2);
	const address = await park(ids);
	const complete = (id: string) => {
		desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
	};

	complete(ids[0] ?? '');
	const first = await report(address);
	complete(ids[1] ?? '');
	const second = await report(address);

	expect(first).toMatchObject({ status: 200, resumed: undefined });
	expect(second.status).toBe(200);
	expect(second.resumed?.map(({ json }) => [json['id'], json['decision']])).toEqual(
		ids.map((id) => [id, 'COMPLETED']),
	);
});

it('one that comes while a gateway answers instead of AnyCheck leaves the undecided waiting', async () => {
	const id = desk.add();
	const address = await park([id]);
	const trouble = desk.sandbox.faults.add({ match: {}, fault: { type: 'html', status: 404 } });

	const early = await report(address);
	const page = await openPage(address.url);
	trouble.remove();
	desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
	const late = await report(address);

	expect(early).toMatchObject({ status: 200, resumed: undefined });
	expect(page.status).toBe(503);
	expect(page.html).toContain('The verification cannot be shown at the moment');
	expect(late.resumed).toMatchObject([{ json: { id, decision: 'COMPLETED' } }]);
});
