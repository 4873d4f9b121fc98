// What a reviewer with many cases needs: decisions and reasons of the builder's, and the next case at once.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { exactNumber } from '../../sandbox/index.cts';
import { startEngine, type Engine } from './harness/index.cts';
import { deskOfSuite, failures } from './support/desk.cts';
import { on } from './support/intake.cts';
import { runAndKeep, serveParked, type KeptRun, type ParkedAddress } from './support/parked.cts';
import { reviewer } from './support/reviewer.cts';

const desk = deskOfSuite();
const addresses: ParkedAddress[] = [];

afterEach(async () => {
	for (const address of addresses.splice(0)) await address.close();
});

async function keep(parameters: INodeParameters, ids = [desk.add()]): Promise<KeptRun> {
	const items = ids.map((id) => ({ json: { id } }));
	const settings = on('waitForReview', parameters);
	return await runAndKeep(desk.engine, desk.credentialId, settings, items);
}

async function serve(kept: KeptRun, engine: Engine = desk.engine): Promise<ParkedAddress> {
	const address = await serveParked(engine, kept);
	addresses.push(address);
	return address;
}

const park = async (parameters: INodeParameters, ids?: string[]) =>
	await serve(await keep(parameters, ids));

const resumed = (...served: ParkedAddress[]) =>
	served.flatMap(({ answers }) =>
		answers.flatMap((answer) => ('workflowData' in answer ? (answer.workflowData?.[0] ?? []) : [])),
	);
const writes = () => desk.sandbox.record.requests.filter(({ method }) => method === 'PUT');

const DECISIONS = {
	decision: [
		{ name: 'Accepted', status: 'COMPLETED', field: 'accepted', value: 'true' },
		{ name: 'Not accepted', status: 'COMPLETED', field: 'accepted', value: 'false' },
		{ name: 'Ask the branch', status: 'NEED_REVIEW', field: '', value: '' },
	],
};

describe('decisions of the builder', () => {
	it.each([
		['d0', 'Accepted', 'COMPLETED', { accepted: true }],
		['d1', 'Not accepted', 'COMPLETED', { accepted: false }],
		['d2', 'Ask the branch', 'NEED_REVIEW', {}],
	])('%s is told by its name, its status and its field', async (value, label, status, output) => {
		const id = desk.add();
		const address = await park({ page: { decisions: DECISIONS } }, [id]);
		const one = reviewer();
		const page = await one.open(address.url);
		expect(page.html).toContain(`<b>${label}</b>`);
		expect(page.html).not.toContain('Needs review again');
		await one.decide(page, { decision: value });
		expect(resumed(address)).toMatchObject([
			{
				json: {
					decision: status,
					decision_label: label,
					status,
					output: { name: 'SITI CONTOH', ...output },
				},
			},
		]);
		expect(desk.record(id)).toMatchObject({ status, output });
	});

	it('are passed on with their field where the workflow saves them', async () => {
		const address = await park({ page: { decisions: DECISIONS }, saveDecision: 'workflow' });
		const one = reviewer();
		await one.decide(await one.open(address.url), { decision: 'd1' });
		expect(writes()).toEqual([]);
		expect(resumed(address)).toMatchObject([
			{
				json: {
					decision: 'COMPLETED',
					decision_label: 'Not accepted',
					corrections: { accepted: false },
				},
			},
		]);
	});

	it('with a field are not lost on a record that cannot be sent back, but refused', async () => {
		const id = desk.add({ output: { contract_no: exactNumber('123456789012345678') } });
		const address = await park({ page: { decisions: DECISIONS } }, [id]);
		const one = reviewer();
		const page = await one.open(address.url);
		const again = await one.decide(page, { decision: 'd0' });
		expect(again.status).toBe(422);
		expect(again.html).toContain('This decision cannot be saved with this data');
		expect(writes()).toEqual([]);
		await one.decide(again, { decision: 'd2' });
		expect(resumed(address)).toMatchObject([{ json: { decision_label: 'Ask the branch' } }]);
	});

	it('that somebody makes up are none', async () => {
		const address = await park({ page: { decisions: DECISIONS } });
		const one = reviewer();
		const page = await one.open(address.url);
		const html = page.html.replaceAll('value="d0"', 'value="COMPLETED"');
		const again = await one.decide({ ...page, html }, { decision: 'COMPLETED' });
		expect(again.html).toContain('Choose your decision.');
		expect(writes()).toEqual([]);
	});

	it.each([
		[[{ name: 'A' }, { name: 'a ' }], 'two of the same name'],
		[[{ name: '' }], 'one without a name'],
		[
			[{ name: 'A', status: 'FAILED' }],
			"'Status' under 'Decisions' has a value that is not understood",
		],
		[[{ name: 'A', field: '__proto__' }], 'cannot be a field'],
		[[{ name: 'A' }], "'Decisions' replaces", { completedLabel: 'Done' }],
	])('of no use ask nobody: %j', async (decision, message, labels: IDataObject = {}) => {
		const page = { accessCode: 'manggis-42', decisions: { decision }, ...labels };
		const result = await desk.run([{ id: desk.add() }], { operation: 'waitForReview', page });
		expect(failures(result)).toEqual([expect.stringContaining(message)]);
	});
});

describe('reasons', () => {
	const reasons = 'Photo not readable\nName differs\n\nName differs';

	it('are a list to choose from, and are in the result', async () => {
		const address = await park({ page: { reasons } });
		const one = reviewer();
		const page = await one.open(address.url);
		await one.decide(page, { decision: 'NEED_REVIEW', reason: '1' });
		expect(resumed(address)).toMatchObject([{ json: { reasons: ['Name differs'] } }]);
	});

	it.each([
		['required', 'COMPLETED', true],
		['needReview', 'COMPLETED', false],
		['needReview', 'NEED_REVIEW', true],
		['optional', 'NEED_REVIEW', false],
	])('are asked for as the builder wants: %s, %s', async (askReasons, decision, isAsked) => {
		const address = await park({ page: { reasons, askReasons } });
		const one = reviewer();
		const page = await one.open(address.url);
		const answer = await one.decide(page, { decision });
		expect(answer.html.includes('Choose a reason.')).toBe(isAsked);
		if (isAsked) await one.decide(answer, { decision, reason: '0' });
		expect(resumed(address)).toMatchObject([
			{ json: { reasons: isAsked ? ['Photo not readable'] : [] } },
		]);
	});

	it('that somebody makes up are none', async () => {
		const address = await park({ page: { reasons, askReasons: 'required' } });
		const one = reviewer();
		const page = await one.open(address.url);
		const html = page.html.replace('value="0"', 'value="Made up"');
		const again = await one.decide({ ...page, html }, { decision: 'COMPLETED', reason: 'Made up' });
		expect(again.html).toContain('Choose a reason.');
	});
});

describe('a page with several verifications', () => {
	it('goes on with the next open one at once, and tells that the one before is saved', async () => {
		const ids = desk.addMany(3);
		const address = await park({ page: { reasons: 'Why' } }, ids);
		const one = reviewer();
		let page = await one.open(`${address.url}?item=1`);
		page = await one.decide(page, { decision: 'COMPLETED', comment: 'Second' });
		expect(page.url).toContain('item=2');
		expect(page.html).toContain('Thank you, your decision is saved.');
		expect(page.html).toContain('2 still to decide.');
		page = await one.decide(page, { decision: 'NEED_REVIEW', comment: 'Third', reason: '0' });
		expect(page.url).toContain('item=0');
		page = await one.decide(page, { decision: 'COMPLETED', comment: 'First' });
		expect(page.html).toContain('Thank you, your decision is saved');
		expect(page.html).not.toContain('still to decide');
		const comments = ['First', 'Second', 'Third'];
		expect(resumed(address)).toMatchObject(comments.map((comment) => ({ json: { comment } })));
		expect(resumed(address)[2]).toMatchObject({ json: { reasons: ['Why'] } });
	});

	it('tells so at another process too, and reasons travel with the browser', async () => {
		const kept = await keep({ page: { reasons: 'Why' } }, desk.addMany(2));
		const first = await serve(kept);
		const one = reviewer();
		const page = await one.open(`${first.url}?item=0`);
		await one.decide(page, { decision: 'COMPLETED', reason: '0' });
		let engine: Engine | undefined;
		await jest.isolateModulesAsync(async () => {
			engine = await startEngine();
		});
		if (engine === undefined) throw new Error('No engine was started');
		const other = await serve(kept, { ...engine, credentials: desk.engine.credentials });
		const next = await one.open(`${other.url}?item=1&after=0`);
		expect(next.html).toContain('Thank you, your decision is saved.');
		await one.decide(next, { decision: 'COMPLETED' });
		expect(resumed(other)).toMatchObject([{ json: { reasons: ['Why'] } }, {}]);
	});

	it('says nothing of a decision that was not made', async () => {
		const address = await park({}, desk.addMany(2));
		const { html } = await reviewer().open(`${address.url}?item=1&after=0`);
		expect(html).not.toContain('your decision is saved');
	});
});
