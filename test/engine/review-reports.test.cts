// Reports of the API that reach a workflow parked at Wait for Review: the address is that of the whole execution.
import type { INodeParameters } from 'n8n-workflow';
import { setDesk, type Desk } from './support/desk.cts';
import { on } from './support/intake.cts';
import { report, runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { openPage, pressOn, sendForm } from './support/review-visit.cts';

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

// Only what waited for a person can have been decided by one: see `docs/review-page.md`.
describe.each(['IN_QUEUE', 'IN_PROGRESS', 'FAILED', 'FRAUD_DETECTED', 'COMPLETED'] as const)(
	'one that was %s when it was asked about, and that AnyCheck itself completes',
	(status) => {
		/** Parks it, lets AnyCheck complete it, and looks in every way there is. */
		async function complete(ids: string[]) {
			const address = await park(ids);
			for (const id of ids) desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
			const reported = await report(address);
			const list = await openPage(address.url);
			return { address, reported, list };
		}

		it('waits for a person all the same, whose decision is taken', async () => {
			const id = desk.add({ status });
			const { address, reported, list } = await complete([id]);
			expect(reported).toMatchObject({ status: 200, resumed: undefined });
			expect(list.html).toContain('This verification is already completed');
			expect(address.answers.filter((answer) => 'workflowData' in answer)).toEqual([]);

			await sendForm(list, { decision: 'NEED_REVIEW', reviewer: 'Rani' });

			expect(address.answers.at(-1)).toMatchObject({
				workflowData: [[{ json: { id, decision: 'NEED_REVIEW', reviewer: 'Rani' } }]],
			});
		});

		it('is not listed as decided', async () => {
			const { list } = await complete(desk.addMany(2, { status }));

			expect(list.html).toContain('0 of 2 decided');
		});
	},
);

describe.each(['DRAFT', 'IN_QUEUE', 'IN_PROGRESS'] as const)('while it is %s', (status) => {
	it('nobody is asked to decide, and everybody is told why', async () => {
		const id = desk.add({ status });
		const address = await park([id]);

		const page = await openPage(address.url);

		expect(page.status).toBe(200);
		expect(page.html).toContain('This verification is not ready for review yet');
		expect(page.html).not.toContain('<form');
	});

	it('a form that was opened before is given back whole, and nothing is written', async () => {
		const id = desk.add();
		const address = await park([id]);
		const page = await openPage(address.url);
		desk.sandbox.state.setStatus(desk.record(id), status);

		const { answer: sent } = await pressOn(page, {
			comment: 'As on the card',
			decision: 'COMPLETED',
		});
		const { answer: again } = await pressOn(sent);

		for (const { status: code, html } of [sent, again]) {
			expect(code).toBe(409);
			expect(html).toContain('This verification is not ready for review yet');
			expect(html).toContain('As on the card');
		}
		expect(desk.record(id).status).toBe(status);
		expect(address.answers.filter((answer) => 'workflowData' in answer)).toEqual([]);
	});
});
