// What a workflow waits for is settled when it begins to wait: an expression that finds another ID later changes nothing.
import { deskOfSuite } from './support/desk.cts';
import { on } from './support/intake.cts';
import { withoutLaterLooks } from './support/later-looks.cts';
import { report, runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { openPage, pressOn } from './support/review-visit.cts';

const desk = deskOfSuite();
let parked: ParkedAddress;

afterEach(async () => {
	jest.restoreAllMocks();
	await parked.close();
	jest.useRealTimers();
});

/** Parks a workflow for each pair of IDs; from now on its expression finds the second of each. */
async function park(operation: string, pairs: Array<{ id: string; later: string }>) {
	if (operation === 'waitForCompletion') withoutLaterLooks();
	const now = Date.now();
	const value = `={{ Date.now() < ${now + 60_000} ? $json.id : $json.later }}`;
	const verificationId = { __rl: true, mode: 'id', value };
	const items = pairs.map((json) => ({ json }));
	const parameters = on(operation, { verificationId });
	const kept = await runAndKeep(desk.engine, desk.credentialId, parameters, items, {
		onError: 'continueRegularOutput',
	});
	expect(kept.run.status).toBe('waiting');
	parked = await serveParked(desk.engine, kept);
	jest.spyOn(Date, 'now').mockImplementation(() => now + 120_000);
}

const wentOnWith = () =>
	parked.answers.flatMap((answer) => ('workflowData' in answer ? answer.workflowData : []))[0];

it('Wait for Review asks about, shows and writes that one', async () => {
	const [id, later] = [desk.add(), desk.add({ output: { name: 'BUDI LAIN' } })];
	await park('waitForReview', [{ id, later }]);

	const page = await openPage(parked.url);
	const { answer } = await pressOn(page, { decision: 'COMPLETED' });

	expect(page.html).toContain('SITI CONTOH');
	expect(page.html).not.toContain('BUDI LAIN');
	expect(answer.status).toBe(200);
	expect(desk.record(later).status).toBe('NEED_REVIEW');
	expect(wentOnWith()).toMatchObject([{ json: { id, decision: 'COMPLETED' } }]);
});

it('Wait for Review lists those, and learns what became of them', async () => {
	const pairs = [0, 1].map(() => ({ id: desk.add(), later: desk.add() }));
	await park('waitForReview', pairs);

	const { html } = await openPage(parked.url);
	for (const { id } of pairs) desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
	await report(parked);

	for (const { id, later } of pairs) {
		expect(html).toContain(id);
		expect(html).not.toContain(later);
	}
	expect(wentOnWith()).toMatchObject(pairs.map(({ id }) => ({ json: { id } })));
});

it('Wait for Completion goes on with those, the ones that had ended before included', async () => {
	const ids = (['IN_PROGRESS', 'COMPLETED'] as const).map((status) => desk.add({ status }));
	const pairs = ids.map((id) => ({ id, later: desk.add({ status: 'FAILED' }) }));
	await park('waitForCompletion', pairs);

	await report(parked);
	expect(wentOnWith()).toBeUndefined();
	desk.sandbox.state.setStatus(desk.record(ids[0] ?? ''), 'COMPLETED');
	await report(parked);

	expect(wentOnWith()).toMatchObject(pairs.map(({ id }) => ({ json: { id } })));
});

it('Wait for Completion does not find an ID for what had none', async () => {
	const pairs = [
		{ id: 'none', later: desk.add({ status: 'COMPLETED' }) },
		{ id: desk.add({ status: 'IN_PROGRESS' }), later: desk.add() },
	];
	await park('waitForCompletion', pairs);

	desk.sandbox.state.setStatus(desk.record(pairs[1]?.id ?? ''), 'COMPLETED');
	await report(parked);

	expect(wentOnWith()).toMatchObject([
		{ json: { error: "'Verification' is not a valid ID" } },
		{ json: { id: pairs[1]?.id } },
	]);
});
