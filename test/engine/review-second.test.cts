// A second person who is another one: who may confirm, what is shown, and what keeps a decision from being confirmed by accident.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NODE_UNDER_TEST } from './harness/index.cts';
import { deskOfSuite } from './support/desk.cts';
import { on } from './support/intake.cts';
import { runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import type { OpenedPage } from './support/review-visit.cts';
import { reviewer, type Reviewer } from './support/reviewer.cts';
import { controlsIn } from '../unit/reviewPage/support/form.cts';

const desk = deskOfSuite();
const addresses: ParkedAddress[] = [];

afterEach(async () => {
	for (const address of addresses.splice(0)) await address.close();
});

const CODES = { rani: 'Xk3-mQ9z-Lp2w-Rt7b', budi: 'Vw8-nB4y-Hc6d-Js5f' };
const CODED = {
	count: 2,
	reviewer1: 'Rani Contoh <rani@example.test>',
	code1: CODES.rani,
	reviewer2: 'Budi Contoh <budi@example.test>',
	code2: CODES.budi,
};

/** Runs the node for an item, with its credential of codes. */
async function run(parameters: INodeParameters, json: IDataObject, coded: IDataObject = CODED) {
	const credential = desk.engine.credentials.create('anycheckReviewersApi', coded as typeof CODED);
	const settings = on('waitForReview', { reviewers: 'personalCodes', ...parameters });
	const node = { onError: 'continueRegularOutput' } as const;
	const others = [credential];
	return await runAndKeep(desk.engine, desk.credentialId, settings, [{ json }], node, others);
}

async function park(parameters: INodeParameters, json: IDataObject): Promise<ParkedAddress> {
	const kept = await run(parameters, json);
	expect(kept.run.status).toBe('waiting');
	const address = await serveParked(desk.engine, kept);
	addresses.push(address);
	return address;
}

/** Why it does not wait. */
async function refusal(parameters: INodeParameters, json: IDataObject, coded: IDataObject = CODED) {
	const { run: ran } = await run(parameters, json, coded);
	expect(ran.status).toBe('success');
	const [first] = ran.data.resultData.runData[NODE_UNDER_TEST] ?? [];
	const error = first?.data?.['main']?.[0]?.[0]?.json['error'];
	return typeof error === 'string' ? error : '';
}

const CONFIRMS = {
	reviewerRules: { mustNotBe: '={{ $json.reviewed_by }}', firstDecision: '={{ $json }}' },
};

async function known(url: string, code: string): Promise<Reviewer> {
	const one = reviewer();
	await one.open(url, new URLSearchParams({ code, do: 'code' }));
	return one;
}

const resumed = ({ answers }: ParkedAddress) =>
	answers.flatMap((answer) => ('workflowData' in answer ? (answer.workflowData?.[0] ?? []) : []));
const writes = () => desk.sandbox.record.requests.filter(({ method }) => method === 'PUT');

const recordOf = ({ id }: IDataObject) => desk.record(typeof id === 'string' ? id : '');

/** Rani has looked at a record and proposes; the item that comes out. */
async function proposed(typing: Record<string, string> = {}): Promise<IDataObject> {
	const address = await park({}, { id: desk.add() });
	const rani = await known(address.url, CODES.rani);
	const page = await rani.open(address.url);
	await rani.decide(page, {
		decision: 'NEED_REVIEW',
		comment: 'The name is on the card',
		Name: 'SITI BARU',
		...typing,
	});
	const json: IDataObject = resumed(address)[0]?.json ?? {};
	expect(json['record_version']).toEqual(expect.any(String));
	desk.sandbox.record.clear();
	return json;
}

describe('the second person', () => {
	it('sees the decision, the changes and the comment, and confirms', async () => {
		const address = await park(CONFIRMS, await proposed());
		const budi = await known(address.url, CODES.budi);
		const page = await budi.open(address.url);
		for (const seen of [
			'The first decision',
			'by Rani Contoh',
			'The name is on the card',
			'SITI BARU',
		])
			expect(page.html).toContain(seen);
		expect(page.html).toContain('Confirm');
		expect(page.html).not.toContain('has changed since');
		await budi.decide(page, { decision: 'COMPLETED' });
		expect(resumed(address)).toMatchObject([
			{
				json: {
					decision: 'COMPLETED',
					decision_label: 'Completed',
					reviewed_by: { name: 'Budi Contoh', proven: true },
					output: { name: 'SITI BARU' },
				},
			},
		]);
	});

	it('sends it back with a reason, and not without one', async () => {
		const address = await park({ ...CONFIRMS, page: { askComment: 'no' } }, await proposed());
		const budi = await known(address.url, CODES.budi);
		const page = await budi.open(address.url);
		const again = await budi.decide(page, { decision: 'NEED_REVIEW' });
		expect(again.html).toContain('Explain in the comment why you are sending it back.');
		expect(writes()).toEqual([]);
		await budi.decide(again, { decision: 'NEED_REVIEW', comment: 'The photo is another one' });
		expect(resumed(address)).toMatchObject([
			{ json: { decision: 'NEED_REVIEW', comment: 'The photo is another one' } },
		]);
	});

	it('is told what has changed since, and does not confirm that by accident', async () => {
		const first = await proposed();
		const record = recordOf(first);
		record.output = { ...(record.output as object), name: 'SOMEBODY ELSE' };
		const address = await park(CONFIRMS, first);
		const budi = await known(address.url, CODES.budi);
		const page = await budi.open(address.url);
		expect(page.html).toContain('The record has changed since the first decision');
		expect(page.html).toContain('SOMEBODY ELSE');

		const again = await budi.decide(page, { decision: 'COMPLETED' });
		expect(again.status).toBe(422);
		expect(again.html).toContain('Confirm that you have seen that the record has changed');
		expect(writes()).toEqual([]);

		record.output = { ...record.output, name: 'YET ANOTHER' };
		const changed = await budi.decide(again, { decision: 'COMPLETED', seen: 'on' });
		expect(changed.status).toBe(409);
		expect(controlsIn(changed.html).find(({ name }) => name === 'seen')?.isChecked).toBe(false);
		expect(writes()).toEqual([]);

		await budi.decide(changed, { decision: 'COMPLETED', seen: 'on' });
		expect(resumed(address)).toMatchObject([{ json: { output: { name: 'YET ANOTHER' } } }]);
	});

	it('is told of a change of the status as well, and may send it back without ado', async () => {
		const first = await proposed();
		desk.sandbox.state.setStatus(recordOf(first), 'FRAUD_DETECTED');
		const address = await park(CONFIRMS, first);
		const budi = await known(address.url, CODES.budi);
		const page = await budi.open(address.url);
		expect(page.html).toContain('Status: Needs review, now Possible fraud');
		await budi.decide(page, { decision: 'NEED_REVIEW', comment: 'Look at the fraud' });
		expect(resumed(address)).toMatchObject([{ json: { decision: 'NEED_REVIEW' } }]);
	});
});

describe('the first person', () => {
	const DECISION = { decision: 'COMPLETED', do: 'send' };

	/** What a form of the page would be, if it had one. */
	async function sendAnyway(one: Reviewer, page: OpenedPage, other: OpenedPage) {
		const inputs = controlsIn(other.html).filter(
			({ tag, type }) => tag === 'input' && type === 'hidden',
		);
		const own = controlsIn(page.html).filter(({ name }) => ['about', 'by'].includes(name));
		const fields = [...inputs, ...own].map(({ name, value }) => [name, value] as const);
		return await one.open(
			page.url,
			new URLSearchParams({ ...Object.fromEntries(fields), ...DECISION }),
		);
	}

	it('can read, but neither finds a way to decide nor gets one through', async () => {
		const address = await park(CONFIRMS, await proposed());
		const [rani, budi] = [
			await known(address.url, CODES.rani),
			await known(address.url, CODES.budi),
		];
		const page = await rani.open(address.url);
		expect(page.html).toContain('Another person has to confirm your decision');
		expect(page.html).toContain('SITI BARU');
		expect(page.html).not.toContain('name="decision"');
		expect(page.html).not.toContain('value="send"');

		const answer = await sendAnyway(rani, page, await budi.open(address.url));
		expect(answer.status).toBe(403);
		expect(answer.html).toContain('Another person has to confirm your decision');
		expect(writes()).toEqual([]);
		expect(resumed(address)).toEqual([]);
	});

	it('is refused in a second browser, with the form of the second person, and with a forged name', async () => {
		const first = await proposed();
		const address = await park(CONFIRMS, first);
		const budi = await known(address.url, CODES.budi);
		const page = await budi.open(address.url);
		const second = await known(address.url, CODES.rani);
		const sent = await second.decide(page, { decision: 'COMPLETED' });
		expect(sent.status).toBe(409);
		expect(sent.html).toContain('Somebody else opened this form');
		const forged = await second.open(`${address.url}?reviewed_by=Budi&person=Budi`);
		expect(forged.html).toContain('Another person has to confirm');
		const own = await sendAnyway(second, forged, page);
		expect(own.status).toBe(403);
		expect(writes()).toEqual([]);
		await budi.decide(page, { decision: 'COMPLETED' });
		expect(resumed(address)).toMatchObject([{ json: { reviewed_by: { name: 'Budi Contoh' } } }]);
	});

	it('cannot use a form or a proof of the first review in the second', async () => {
		const id = desk.add();
		const one = await park({}, { id });
		const rani = await known(one.url, CODES.rani);
		const page = await rani.open(one.url);
		await rani.decide(page, { decision: 'NEED_REVIEW' });
		const [{ json } = { json: {} }] = resumed(one);
		desk.sandbox.record.clear();
		const address = await park(CONFIRMS, json);
		const asked = await rani.open(address.url);
		expect(asked.html).toContain('Your personal code');
		await rani.open(address.url, new URLSearchParams({ code: CODES.rani, do: 'code' }));
		const sent = await rani.decide(page, { decision: 'COMPLETED' }, address.url);
		expect(sent.html).toContain('This form belongs to another review');
		expect(writes()).toEqual([]);
	});

	it('stays excluded when the credential changes while the workflow waits', async () => {
		const kept = await run(CONFIRMS, await proposed());
		const address = await serveParked(desk.engine, kept);
		addresses.push(address);
		const [node] = kept.json.nodes.filter(({ name }) => name === kept.name);
		const id = node?.credentials?.['anycheckReviewersApi']?.id ?? '';
		desk.engine.credentials.edit(id, { ...CODED, reviewer1: 'R. Contoh <RANI@example.test>' });
		const rani = await known(address.url, CODES.rani);
		expect((await rani.open(address.url)).html).not.toContain('name="decision"');
		desk.engine.credentials.edit(id, { ...CODED, reviewer1: 'Rani Contoh <rani@other.test>' });
		expect((await (await known(address.url, CODES.rani)).open(address.url)).html).not.toContain(
			'name="decision"',
		);
	});

	it('an email excludes as well, and reads the parts of a long form', async () => {
		const output = Object.fromEntries(
			Array.from({ length: 400 }, (_, index) => [`field_${index}`, 'x'.repeat(100)]),
		);
		const rules = { reviewerRules: { mustNotBe: 'RANI@example.test' } };
		const address = await park(rules, { id: desk.add({ output }) });
		const rani = await known(address.url, CODES.rani);
		const page = await rani.open(address.url);
		expect(page.html).toContain('Another person has to decide this');
		const hidden = controlsIn(page.html).filter(({ type }) => type === 'hidden');
		const fields = Object.fromEntries(hidden.map(({ name, value }) => [name, value]));
		const next = await rani.open(page.url, new URLSearchParams({ ...fields, do: 'part:1' }));
		expect(next.status).toBe(200);
		expect(next.html).toContain('Part 2 of');
		expect(next.html).not.toContain('name="decision"');
	});
});

describe('nobody is asked', () => {
	const rules = (reviewerRules: IDataObject) => ({ reviewerRules }) as INodeParameters;
	const by = {
		name: 'Rani Contoh',
		email: 'rani@example.test',
		proven: true,
		how: 'personal_code',
	};

	it.each([
		['nobody', '={{ $json.nothing }}', "'Must Not Be' names nobody"],
		['a name', 'Rani', "'Must Not Be' has a value that is not understood"],
		['a number', '={{ 5 }}', "'Must Not Be' has a value that is not understood"],
		['an object of something else', '={{ ({ a: 1 }) }}', 'did not prove who it was'],
		['a typed name', '={{ ({ ...$json.by, proven: false }) }}', 'did not prove who it was'],
		['a decision made in AnyCheck', '={{ ({ proven: false, how: "anycheck" }) }}', 'did not prove'],
		[
			'a proven nobody',
			'={{ ({ proven: true }) }}',
			"'Must Not Be' has a value that is not understood",
		],
		['everybody', 'rani@example.test, budi@example.test', 'leaves nobody who may decide'],
	])('when the excluded person is %s', async (_, mustNotBe, message) => {
		expect(await refusal(rules({ mustNotBe }), { id: desk.add(), by })).toContain(message);
	});

	it.each([{ reviewers: 'anyone' }, { reviewers: 'accessCode', accessCode: 'manggis-42' }])(
		'when reviewers need not prove who they are: %j',
		async (way) => {
			const parameters = { ...way, ...rules({ mustNotBe: '={{ $json.by }}' }) };
			expect(await refusal(parameters, { id: desk.add(), by })).toContain(
				"'Must Not Be' needs reviewers who prove who they are",
			);
		},
	);

	it('when a reviewer without an email could be the excluded person', async () => {
		const coded = { ...CODED, reviewer2: 'Budi Contoh' };
		const said = await refusal(
			rules({ mustNotBe: 'someone@example.test' }),
			{ id: desk.add() },
			coded,
		);
		expect(said).toContain('cannot be compared with the reviewers');
	});

	it('when the first decision is none', async () => {
		const said = await refusal(rules({ firstDecision: '={{ $json }}' }), { id: desk.add() });
		expect(said).toContain("'First Decision' is no decision of a Wait for Review");
	});

	it.each([['the item'], ['its JSON']])('but the excluded person may come as %s', async (form) => {
		const given = form === 'the item' ? '={{ $json }}' : '={{ JSON.stringify($json.reviewed_by) }}';
		const item = { id: desk.add(), reviewed_by: by };
		const { run: ran } = await run(rules({ mustNotBe: given }), item);
		expect(ran.status).toBe('waiting');
	});
});
