// One waiting review that several processes of n8n serve: nothing is in the memory of one that another has to know.
import type { INodeParameters } from 'n8n-workflow';
import { startEngine, type Engine } from './harness/index.cts';
import { deskOfSuite, OUTPUT } from './support/desk.cts';
import { on } from './support/intake.cts';
import {
	report,
	runAndKeep,
	serveParked,
	type KeptRun,
	type ParkedAddress,
} from './support/parked.cts';
import { reviewer } from './support/reviewer.cts';

const desk = deskOfSuite();
const addresses: ParkedAddress[] = [];

afterEach(async () => {
	for (const address of addresses.splice(0)) await address.close();
});

/** The package as a process of its own loads it: nothing that was loaded before knows of it. */
async function newProcess(): Promise<Engine> {
	let engine: Engine | undefined;
	await jest.isolateModulesAsync(async () => {
		engine = await startEngine();
	});
	if (engine === undefined) throw new Error('No engine was started');
	return { ...engine, credentials: desk.engine.credentials };
}

async function serve(kept: KeptRun, engine?: Engine): Promise<ParkedAddress> {
	const address = await serveParked(engine ?? (await newProcess()), kept);
	addresses.push(address);
	return address;
}

async function park(ids: string[], parameters: INodeParameters = {}): Promise<KeptRun> {
	const settings = on('waitForReview', parameters);
	const items = ids.map((id) => ({ json: { id } }));
	return await runAndKeep(desk.engine, desk.credentialId, settings, items);
}

/** What the workflow goes on with through these processes; n8n takes the first. */
const resumed = (...served: ParkedAddress[]) =>
	served.flatMap(({ answers }) =>
		answers.flatMap((answer) => ('workflowData' in answer ? (answer.workflowData ?? []) : [])),
	);

const SAVED = 'your decision is saved';

describe('two reviewers at one moment at two processes', () => {
	/** Both have read before either writes; the second write comes `apartMs` after the first. */
	async function race(apartMs: number, second: 'COMPLETED' | 'NEED_REVIEW') {
		const id = desk.add();
		const kept = await park([id]);
		const [one, two] = [await serve(kept), await serve(kept)];
		const [rani, budi] = [reviewer(), reviewer()];
		const [first, other] = [await rani.open(one.url), await budi.open(two.url)];
		const puts = { method: 'PUT', path: new RegExp(id) };
		desk.sandbox.faults.add({ match: { ...puts, nth: 1 }, fault: { type: 'delay', ms: 60 } });
		desk.sandbox.faults.add({
			match: { ...puts, nth: 2 },
			fault: { type: 'delay', ms: 60 + apartMs },
		});
		const typed = { Name: 'SITI BARU', comment: 'Hers', reviewer: 'Rani', decision: 'COMPLETED' };
		const his = { comment: 'His', reviewer: 'Budi', decision: second };
		const answers = await Promise.all([rani.decide(first, typed), budi.decide(other, his)]);
		return { id, answers, wentOn: resumed(one, two), writes: desk.sandbox.record.writes(id) };
	}

	it.each([
		[0, 'NEED_REVIEW'],
		[150, 'NEED_REVIEW'],
		[150, 'COMPLETED'],
	] as const)(
		'the workflow goes on with what AnyCheck has: %i ms apart, %s',
		async (apart, second) => {
			const { id, answers, wentOn, writes } = await race(apart, second);
			const { status, output } = desk.record(id);

			expect(writes).toHaveLength(2);
			expect(wentOn.length).toBeGreaterThan(0);
			for (const items of wentOn)
				expect(items).toMatchObject([{ json: { decision: status, output } }]);
			const told = answers.map(({ html }) => html.includes(SAVED));
			expect(told).toContain(true);
			const decided = ['COMPLETED', second];
			for (const [index, isSaved] of told.entries()) {
				if (isSaved) expect(decided[index]).toBe(status);
			}
		},
	);

	it('who was overtaken is told, and gets back what was typed', async () => {
		const { answers } = await race(0, 'NEED_REVIEW');
		const overtaken = answers.find(({ html }) => !html.includes(SAVED));

		expect(overtaken?.status).toBe(409);
		expect(overtaken?.html).toContain('Somebody else decided at the same moment');
		expect(overtaken?.html).toMatch(/Hers|His/);
		expect(overtaken?.html).toMatch(/Rani|Budi/);
	});
});

describe('a page with six verifications', () => {
	const typedFor = (index: number) => ({
		comment: `Comment ${index}`,
		reviewer: `Reviewer ${index}`,
		decision: index % 3 === 1 ? 'NEED_REVIEW' : 'COMPLETED',
	});
	const all = Array.from({ length: 6 }, (_, index) => {
		const { comment, reviewer: name, decision } = typedFor(index);
		return { json: { comment, reviewer: name, decision } };
	});

	it.each(['page', 'workflow'])(
		'half decided at each process, goes on with all comments and names; saved: %s',
		async (saveDecision) => {
			const kept = await park(desk.addMany(6), { saveDecision });
			const served = [await serve(kept), await serve(kept)];
			const rani = reviewer();

			for (let index = 0; index < 6; index++) {
				const { url = '' } = served[index % 2] ?? {};
				const page = await rani.open(`${url}?item=${index}`);
				await rani.decide(page, typedFor(index));
			}

			expect(resumed(...served)).toMatchObject([all]);
		},
	);

	it('keeps what was typed when all processes end in between', async () => {
		const kept = await park(desk.addMany(6));
		const rani = reviewer();
		let last: ParkedAddress | undefined;
		for (let index = 0; index < 6; index++) {
			last = await serve(kept);
			const list = await rani.open(last.url);
			expect(list.html).toContain(`${index} of 6 decided`);
			await rani.decide(await rani.open(`${last.url}?item=${index}`), typedFor(index));
		}

		expect(last && resumed(last)).toMatchObject([all]);
	});

	it('lets what one reviewer typed travel with the next who looks', async () => {
		const kept = await park(desk.addMany(2));
		const [one, two] = [await serve(kept), await serve(kept)];
		const [rani, budi] = [reviewer(), reviewer()];
		await rani.decide(await rani.open(`${one.url}?item=0`), typedFor(0));

		await budi.open(one.url);
		await budi.decide(await budi.open(`${two.url}?item=1`), typedFor(1));

		expect(resumed(two)).toMatchObject([all.slice(0, 2)]);
	});

	it('is never stuck: what no process and no browser knows any more is asked again', async () => {
		const kept = await park(desk.addMany(2));
		const [one, two] = [await serve(kept), await serve(kept)];
		const decide = async ({ url }: ParkedAddress, index: number) => {
			const someone = reviewer();
			await someone.decide(await someone.open(`${url}?item=${index}`), {
				decision: 'NEED_REVIEW',
				reviewer: 'Rani',
			});
		};
		await decide(one, 0);
		await decide(two, 1);
		expect(resumed(one, two)).toEqual([]);

		await decide(two, 0);

		expect(resumed(two)).toMatchObject([[{ json: { reviewer: 'Rani' } }, { json: {} }]]);
	});

	it('asks again about one that was changed in AnyCheck since', async () => {
		const [first = '', second = ''] = desk.addMany(2);
		const served = await serve(await park([first, second]));
		const rani = reviewer();
		await rani.decide(await rani.open(`${served.url}?item=0`), typedFor(0));
		desk.sandbox.state.setStatus(desk.record(first), 'NEED_REVIEW');
		await rani.decide(await rani.open(`${served.url}?item=1`), typedFor(3));
		expect(resumed(served)).toEqual([]);

		const page = await rani.open(`${served.url}?item=0`);
		const answer = await rani.decide(page, { decision: 'NEED_REVIEW' });

		expect(answer.html).toContain(SAVED);
		expect(resumed(served)).toMatchObject([
			[{ json: { decision: 'NEED_REVIEW' } }, { json: { decision: 'COMPLETED' } }],
		]);
	});
});

describe('a receipt', () => {
	async function decidedOne() {
		const kept = await park(desk.addMany(2));
		const served = await serve(kept);
		const rani = reviewer();
		const typed = { decision: 'NEED_REVIEW', comment: 'Rahasia', reviewer: 'Rani' };
		await rani.decide(await rani.open(`${served.url}?item=0`), typed);
		return { kept, rani };
	}
	const progress = '1 of 2 decided';

	it('is for this page alone, and shows nothing of what it holds', async () => {
		const { rani } = await decidedOne();

		expect(rani.setCookies).toEqual([
			expect.stringMatching(
				/^anycheck-review-0=[\w-]+; Path=\/webhook-waiting\/test-execution; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
			),
		]);
		const [value = ''] = rani.cookies.values();
		expect(Buffer.from(value, 'base64url').toString('latin1')).not.toMatch(/Rahasia|Rani|NEED/);
	});

	it.each<[string, (value: string) => Array<[string, string]>]>([
		['changed', (value) => [['anycheck-review-0', `${value.slice(0, -2)}AA`]]],
		['cut', (value) => [['anycheck-review-0', value.slice(0, 20)]]],
		['of another item', (value) => [['anycheck-review-1', value]]],
		['of an item that is not there', (value) => [['anycheck-review-7', value]]],
	])('is worth nothing: %s', async (_, forge) => {
		const { kept, rani } = await decidedOne();
		const [value = ''] = rani.cookies.values();
		const stranger = reviewer();
		for (const [name, forged] of forge(value)) stranger.cookies.set(name, forged);

		const { html } = await stranger.open((await serve(kept)).url);

		expect(html).toContain('0 of 2 decided');
	});

	it('is worth nothing in another run', async () => {
		const { kept, rani } = await decidedOne();
		const other = await park(desk.addMany(2));

		expect((await rani.open((await serve(kept)).url)).html).toContain(progress);
		expect((await rani.open((await serve(other)).url)).html).toContain('0 of 2 decided');
	});

	it('of long comments takes no more room than a proxy lets through', async () => {
		const count = 8;
		const kept = await park(desk.addMany(count));
		const served = await serve(kept);
		const rani = reviewer();
		const noise = () => Array.from({ length: 300 }, () => Math.random().toString(36)).join(' ');
		for (let index = 0; index < count - 1; index++) {
			const page = await rani.open(`${served.url}?item=${index}`);
			const answer = await rani.decide(page, {
				comment: noise().slice(0, 3_900),
				decision: 'NEED_REVIEW',
			});
			expect(answer.html).toContain(SAVED);
		}
		const sizes = [...rani.cookies].map((pair) => pair.join('=').length + 2);

		expect(Math.max(...sizes)).toBeLessThan(4_000);
		expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(7_100);
		const { html } = await rani.open((await serve(kept)).url);
		expect(html).toContain(`${sizes.length} of 8 decided`);
	});
});

describe('In the Workflow', () => {
	const settings = { saveDecision: 'workflow' };
	/** Of the node that follows. */
	const update = {
		verificationStatus: '={{ $json.decision }}',
		outputMode: 'json',
		output: '={{ $json.corrections }}',
		options: { writeMode: 'merge', onlyIfStatus: ['NEED_REVIEW'] },
	};

	it('the page only asks, and the item has what an update needs', async () => {
		const id = desk.add();
		const served = await serve(await park([id], settings));
		const rani = reviewer();
		const page = await rani.open(served.url);
		const typed = { City: 'Jakarta', comment: 'Moved', reviewer: 'Rani', decision: 'COMPLETED' };

		const answer = await rani.decide(page, typed);

		expect(answer.status).toBe(200);
		expect(answer.html).toContain('your decision has been passed on');
		expect(answer.html).not.toContain(SAVED);
		expect(desk.sandbox.record.writes(id)).toEqual([]);
		const { output } = desk.record(id);
		const [[item] = []] = resumed(served);
		expect(item?.json).toMatchObject({
			status: 'NEED_REVIEW',
			decision: 'COMPLETED',
			comment: 'Moved',
			reviewer: 'Rani',
			changed_fields: 'address.city',
			corrections: { address: { street: 'Jalan Contoh 1', city: 'Jakarta' } },
		});

		await desk.run([item?.json ?? {}], update);
		expect(desk.record(id)).toMatchObject({
			status: 'COMPLETED',
			output: { ...output, address: { street: 'Jalan Contoh 1', city: 'Jakarta' } },
		});
	});

	it('without a correction, an update leaves the output alone', async () => {
		const id = desk.add();
		const served = await serve(await park([id], settings));
		const rani = reviewer();
		await rani.decide(await rani.open(served.url), { decision: 'NEED_REVIEW' });
		const [[item] = []] = resumed(served);

		const { outputs } = await desk.run([item?.json ?? {}], update);

		expect(outputs.error).toEqual([]);
		expect(desk.record(id).output).toEqual(OUTPUT);
	});

	it('goes on with what somebody else did in AnyCheck meanwhile', async () => {
		const ids = desk.addMany(2);
		const served = await serve(await park(ids, settings));
		const rani = reviewer();
		await rani.decide(await rani.open(`${served.url}?item=0`), {
			decision: 'NEED_REVIEW',
			reviewer: 'Rani',
		});
		for (const id of ids) desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');

		await report(served);

		expect(resumed(served)).toMatchObject([
			[
				{ json: { decision: 'COMPLETED', reviewer: '' } },
				{ json: { decision: 'COMPLETED', reviewer: '' } },
			],
		]);
	});
});
