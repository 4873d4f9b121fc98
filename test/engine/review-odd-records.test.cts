// A review page for what it could not send back as it is, and for decisions that AnyCheck takes without effect.
import { exactNumber, type Verification } from '../../sandbox/index.cts';
import { setDesk, type Desk } from './support/desk.cts';
import { on } from './support/intake.cts';
import { runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { ACCESS_CODE, decideOn } from './support/review-visit.cts';

let desk: Desk;
let parked: ParkedAddress;

beforeAll(async () => {
	desk = await setDesk();
});

afterEach(async () => {
	desk.sandbox.faults.clear();
	await parked.close();
});

afterAll(() => desk.close());

/** Parks a workflow that waits for a person to decide a new verification. */
async function park(overrides: Partial<Verification> = {}): Promise<string> {
	const { engine, credentialId } = desk;
	const id = desk.add(overrides);
	const parameters = on('waitForReview', { page: { accessCode: ACCESS_CODE } });
	const kept = await runAndKeep(engine, credentialId, parameters, [{ json: { id } }]);
	parked = await serveParked(engine, kept);
	return id;
}

async function shown(): Promise<string> {
	const body = new URLSearchParams({ code: ACCESS_CODE });
	return await (await fetch(parked.url, { method: 'POST', body })).text();
}

const decided = () =>
	parked.answers.some((answer) => 'workflowData' in answer && answer.workflowData !== undefined);
const sent = (id: string) => desk.sandbox.record.writes(id).map(({ body }) => body);

it('shows a long number with all its digits, and decides without sending it', async () => {
	const output = { name: 'SITI CONTOH', contract_no: exactNumber('123456789012345678') };
	const id = await park({ output });

	const page = await shown();
	await decideOn(parked.url);

	expect(page).toContain('123456789012345678');
	expect(page).toContain('You cannot correct anything here');
	expect(page).not.toContain('value="SITI CONTOH"');
	expect(sent(id)).toEqual([{ verification_status: 'COMPLETED' }]);
	expect(decided()).toBe(true);
});

it('shows an output that is a list, and leaves it as it is', async () => {
	const id = await park();
	const record = desk.record(id);
	desk.sandbox.faults.add({
		match: { method: 'GET' },
		fault: { type: 'status', status: 200, body: { ...record, output: [{ name: 'SITI C.' }] } },
	});

	const page = await shown();
	await decideOn(parked.url);

	expect(page).toContain('SITI C.');
	expect(page).not.toContain('Nothing was read');
	expect(sent(id)).toEqual([{ verification_status: 'COMPLETED' }]);
});

it('does not call a decision saved that AnyCheck answers with another status', async () => {
	const id = await park();
	desk.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: { type: 'status', status: 200, body: { ...desk.record(id), status: 'IN_PROGRESS' } },
	});

	await decideOn(parked.url);

	expect(desk.record(id).status).toBe('NEED_REVIEW');
	expect(decided()).toBe(false);
	expect(await shown()).toContain('name="decision"');
});
