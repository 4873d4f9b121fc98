// Whatever answers a form that was sent and not saved gives back what was typed, whole.
import type { INodeParameters } from 'n8n-workflow';
import { deskOfSuite } from './support/desk.cts';
import { on } from './support/intake.cts';
import { report, runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { typed } from './support/stage.cts';
import { openPage, pressOn, sendAgain } from './support/review-visit.cts';

const desk = deskOfSuite();
const parked: ParkedAddress[] = [];

afterEach(async () => {
	jest.restoreAllMocks();
	for (const address of parked.splice(0)) await address.close();
	desk.engine.credentials.edit(desk.credentialId, typed.apiKey(desk));
});

async function park(parameters: INodeParameters = {}, id = desk.add()) {
	const { engine, credentialId } = desk;
	const settings = on('waitForReview', parameters);
	const kept = await runAndKeep(engine, credentialId, settings, [{ json: { id } }]);
	const address = await serveParked(engine, kept);
	parked.push(address);
	return { id, address, page: await openPage(address.url) };
}

const resumed = ({ answers }: ParkedAddress) =>
	answers.flatMap((answer) => ('workflowData' in answer ? [answer.workflowData?.[0]] : []));

const TYPED = {
	Name: 'SITI "CONTOH" BARU',
	comment: 'Read from the card',
	reviewer: 'Rani',
	decision: 'COMPLETED',
};
const WHOLE = ['SITI &quot;CONTOH&quot; BARU', 'Read from the card', 'Rani'];

it('a credential that is of no use at the moment', async () => {
	const { id, address, page } = await park();
	desk.engine.credentials.edit(desk.credentialId, { ...typed.apiKey(desk), apiKey: '' });

	const { answer } = await pressOn(page, TYPED);
	const opened = await openPage(address.url);
	desk.engine.credentials.edit(desk.credentialId, typed.apiKey(desk));

	expect(answer.status).toBe(422);
	for (const text of WHOLE) expect(answer.html).toContain(text);
	expect(opened.status).toBe(503);
	expect(opened.html).toContain('The verification cannot be shown at the moment');
	expect((await sendAgain(answer)).answer.status).toBe(200);
	expect(desk.record(id)).toMatchObject({ status: 'COMPLETED', output: { name: TYPED.Name } });
});

it('a setting of the page that finds nothing any more', async () => {
	const now = Date.now();
	const title = `={{ Date.now() < ${now + 60_000} ? 'required' : 'nothing' }}`;
	const { id, address, page } = await park({ page: { askName: title } });
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 120_000);

	const { answer } = await pressOn(page, TYPED);
	clock.mockRestore();
	const again = await sendAgain(answer);

	expect(answer.status).toBe(422);
	for (const text of WHOLE) expect(answer.html).toContain(text);
	expect(again.answer.status).toBe(200);
	expect(desk.record(id).status).toBe('COMPLETED');
	expect(resumed(address)).toMatchObject([[{ json: { comment: TYPED.comment } }]]);
});

it('somebody who decided first on this page', async () => {
	const { page } = await park();
	const other = await openPage(page.url);
	await pressOn(other, { decision: 'NEED_REVIEW', reviewer: 'Budi' });

	const { answer } = await pressOn(page, TYPED);

	expect(answer.status).toBe(410);
	expect(answer.html).toContain('This verification has already been decided');
	for (const text of [...WHOLE, 'Budi']) expect(answer.html).toContain(text);
});

it('somebody who decided first in AnyCheck: the workflow goes on with that', async () => {
	const { id, address, page } = await park();
	desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');

	const { answer } = await pressOn(page, { ...TYPED, decision: 'NEED_REVIEW' });

	expect(answer.status).toBe(410);
	for (const text of WHOLE) expect(answer.html).toContain(text);
	expect(desk.sandbox.record.seen('PUT', /./)).toEqual([]);
	expect(resumed(address)).toMatchObject([[{ json: { decision: 'COMPLETED', reviewer: '' } }]]);
});

it('a verification that is gone', async () => {
	const { id, page } = await park();
	desk.sandbox.state.verifications.delete(id);

	const { answer } = await pressOn(page, TYPED);

	expect(answer.status).toBe(404);
	for (const text of WHOLE) expect(answer.html).toContain(text);
});

it.each([
	['Name', 12_000],
	['comment', 5_000],
	['reviewer', 300],
])('more than a control takes: %s', async (name, length) => {
	const { id, page } = await park();
	const text = `${'x'.repeat(length)}end`;

	const { answer } = await pressOn(page, { ...TYPED, [name]: text });

	expect(answer.status).toBe(422);
	expect(answer.html).toContain(`is too long: at most`);
	expect(answer.html).toContain(text);
	expect(desk.record(id).status).toBe('NEED_REVIEW');
});

it('no control takes more than it may', async () => {
	const { page } = await park();

	const controls = page.html.match(/<(?:input(?![^>]*type=)|textarea)[^>]*class="control"[^>]*>/g);

	expect(controls?.length).toBeGreaterThan(4);
	for (const control of controls ?? []) expect(control).toMatch(/\smaxlength="\d+"/);
});

describe('a write of which nobody knows what became', () => {
	/** Sends the form into a server that answers neither the write nor the look whether it was made. */
	async function sendIntoDoubt(isApplied: boolean) {
		const started = await park({ options: { maxTries: 1 } });
		const { faults, record } = desk.sandbox;
		const status = 500;
		const handles = [
			faults.add({
				match: { method: 'PUT' },
				fault: { type: 'status', status, afterApplying: isApplied },
			}),
			faults.add({
				match: { method: 'GET', when: () => record.seen('PUT', /./).length > 0 },
				fault: { type: 'status', status },
			}),
		];
		const { answer } = await pressOn(started.page, TYPED);
		for (const handle of handles) handle.remove();
		return { ...started, answer };
	}
	const DONE = { decision: 'COMPLETED', comment: TYPED.comment, reviewer: 'Rani' };

	it('is not called a decision that could not be saved', async () => {
		const { answer } = await sendIntoDoubt(true);

		expect(answer.status).toBe(422);
		expect(answer.html).toContain('It is not clear whether the decision was saved');
		expect(answer.html).not.toContain('could not be saved');
		for (const text of WHOLE) expect(answer.html).toContain(text);
	});

	it.each([true, false])('is settled by sending again; it was made: %s', async (isApplied) => {
		const { id, address, answer } = await sendIntoDoubt(isApplied);

		const again = await pressOn(answer);

		expect(again.answer.status).toBe(200);
		expect(again.answer.html).toContain('your decision is saved');
		expect(desk.sandbox.record.writes(id)).toHaveLength(1);
		expect(resumed(address)).toMatchObject([
			[{ json: { ...DONE, changes: expect.stringContaining('BARU') as string } }],
		]);
	});

	it('takes nothing else in its place, and gives that back', async () => {
		const { id, address, answer } = await sendIntoDoubt(true);

		const again = await pressOn(answer, { decision: 'NEED_REVIEW', comment: 'Not hers' });

		expect(again.answer.status).toBe(410);
		expect(again.answer.html).toContain('Not hers');
		expect(desk.sandbox.record.writes(id)).toHaveLength(1);
		expect(resumed(address)).toMatchObject([[{ json: DONE }]]);
	});

	it.each<[string, (address: ParkedAddress) => Promise<unknown>]>([
		['a report', report],
		['a look at the page', async ({ url }) => await openPage(url)],
	])('keeps name and comment where it was made: %s', async (_, look) => {
		const { address } = await sendIntoDoubt(true);

		await look(address);

		expect(resumed(address)).toMatchObject([[{ json: DONE }]]);
	});

	it('belongs to nobody where it was not made and somebody else decides', async () => {
		const { id, address } = await sendIntoDoubt(false);
		desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');

		await report(address);

		expect(resumed(address)).toMatchObject([[{ json: { decision: 'COMPLETED', reviewer: '' } }]]);
	});
});
