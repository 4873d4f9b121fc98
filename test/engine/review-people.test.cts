// Reviewers who have to prove who they are, by a personal code, and those who try without.
import { createDecipheriv, createHmac } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { NODE_UNDER_TEST, startEngine, type Engine } from './harness/index.cts';
import { deskOfSuite } from './support/desk.cts';
import { on } from './support/intake.cts';
import {
	report,
	runAndKeep,
	serveParked,
	type KeptRun,
	type ParkedAddress,
} from './support/parked.cts';
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
	reviewer2: 'Budi Contoh',
	code2: CODES.budi,
};
const coded = (data: Record<string, string | number> = CODED) =>
	desk.engine.credentials.create('anycheckReviewersApi', data);

const PERSONAL = { reviewers: 'personalCodes' };

async function keep(
	parameters: INodeParameters,
	ids = [desk.add()],
	credential = coded(),
): Promise<KeptRun> {
	const items = ids.map((id) => ({ json: { id } }));
	const settings = on('waitForReview', parameters);
	const kept = await runAndKeep(desk.engine, desk.credentialId, settings, items, {}, [credential]);
	expect(kept.run.status).toBe('waiting');
	return kept;
}

async function serve(kept: KeptRun, engine: Engine = desk.engine): Promise<ParkedAddress> {
	const address = await serveParked(engine, kept);
	addresses.push(address);
	return address;
}

const park = async (parameters: INodeParameters, ids?: string[]) =>
	await serve(await keep(parameters, ids));

/** The package as another process of n8n has it: nothing that was typed here is known there. */
async function otherProcess(kept: KeptRun): Promise<ParkedAddress> {
	let engine: Engine | undefined;
	await jest.isolateModulesAsync(async () => {
		engine = await startEngine();
	});
	if (engine === undefined) throw new Error('No engine was started');
	return await serve(kept, { ...engine, credentials: desk.engine.credentials });
}

/** Types a code on the page that asks for it. */
async function typeCode(one: Reviewer, url: string, code: string) {
	return await one.open(url, new URLSearchParams({ code, do: 'code' }));
}

/** Sends what a page has kept of a form that was not taken. */
async function sendKept(
	one: Reviewer,
	{ url, html }: OpenedPage,
	more: Record<string, string> = {},
) {
	const inputs = controlsIn(html).filter(({ tag, type }) => tag === 'input' && type === 'hidden');
	const kept = inputs.map(({ name, value }) => [name, value] as const);
	return await one.open(
		url,
		new URLSearchParams(Object.fromEntries([...kept, ...Object.entries(more)])),
	);
}

async function known(url: string, code: string): Promise<Reviewer> {
	const one = reviewer();
	await typeCode(one, url, code);
	return one;
}

const resumed = (...served: ParkedAddress[]) =>
	served.flatMap(({ answers }) =>
		answers.flatMap((answer) => ('workflowData' in answer ? (answer.workflowData?.[0] ?? []) : [])),
	);
const writes = () => desk.sandbox.record.requests.filter(({ method }) => method === 'PUT');
const NAME = 'SITI CONTOH';
const NO_PAGE: OpenedPage = { url: '', status: 0, html: '' };
const DECISION = { decision: 'COMPLETED', comment: 'As on the card' };

/** Nothing was told about the person, and nothing decided. */
function expectNothing(html: string, ...served: ParkedAddress[]): void {
	expect(html).not.toContain(NAME);
	expect(writes()).toEqual([]);
	expect(resumed(...served)).toEqual([]);
}

/** What a receipt of the first item holds, for who knows the key. */
function opened(receipt: string, key: string): string {
	const bytes = Buffer.from(receipt, 'base64url');
	const secret = createHmac('sha256', key).update('receipt of item 0').digest();
	const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12));
	decipher.setAuthTag(bytes.subarray(12, 28));
	return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
}

describe('who has a personal code', () => {
	it('types it once, is named on the page, and is told with the decision', async () => {
		const address = await park(PERSONAL);
		const rani = reviewer();
		const asked = await rani.open(address.url);
		expect(asked.html).toContain('Your personal code');
		expectNothing(asked.html, address);
		const page = await typeCode(rani, address.url, ` ${CODES.rani} `);
		expect(page.html).toContain('You are Rani Contoh (rani@example.test)');
		await rani.decide(page, DECISION);
		expect(resumed(address)).toMatchObject([
			{
				json: {
					reviewer: 'Rani Contoh',
					reviewed_by: {
						name: 'Rani Contoh',
						email: 'rani@example.test',
						proven: true,
						how: 'personal_code',
					},
				},
			},
		]);
	});

	it('the code is in no address, page, cookie, item or execution', async () => {
		const kept = await keep(PERSONAL);
		const address = await serve(kept);
		const rani = reviewer();
		const pages = [
			await rani.open(address.url),
			await typeCode(rani, address.url, 'not-the-code-1'),
		];
		pages.push(await typeCode(rani, address.url, CODES.rani));
		pages.push(await rani.decide(pages[2] ?? NO_PAGE, DECISION));
		const seen = JSON.stringify([pages, rani.setCookies, resumed(address), kept.run]);
		for (const code of [...Object.values(CODES), 'not-the-code-1'])
			expect(seen).not.toContain(code);
		expect(rani.setCookies.filter((cookie) => cookie.startsWith('anycheck-reviewer='))).toEqual([
			expect.stringMatching(/; Path=\/webhook-waiting\/.*HttpOnly; SameSite=Lax/),
		]);
	});

	it('takes no name from the form or the address', async () => {
		const address = await park(PERSONAL);
		const rani = await known(address.url, CODES.rani);
		const page = await rani.open(`${address.url}?reviewer=Budi&reviewed_by=Budi`);
		expect(page.html).not.toContain('name="reviewer"');
		const forged = {
			reviewer: 'Budi',
			reviewed_by: '{"name":"Budi","proven":true}',
			person: 'Budi',
		};
		await sendKept(rani, page, { ...forged, decision: 'COMPLETED', do: 'send' });
		const [{ json } = { json: {} }] = resumed(address);
		expect(json).toMatchObject({ reviewer: 'Rani Contoh', reviewed_by: { name: 'Rani Contoh' } });
		expect(JSON.stringify(json)).not.toContain('Budi');
	});

	it('only those are let in whom the rule names', async () => {
		const rules = { reviewerRules: { onlyThese: 'RANI@example.test, someone@example.test' } };
		const address = await park({ ...PERSONAL, ...rules });
		const budi = await known(address.url, CODES.budi);
		expectNothing((await budi.open(address.url)).html, address);
		const rani = await known(address.url, CODES.rani);
		expect((await rani.open(address.url)).html).toContain(NAME);
	});

	it('two people at the same moment: one decides, and the other is told', async () => {
		const address = await park(PERSONAL);
		const people = [await known(address.url, CODES.rani), await known(address.url, CODES.budi)];
		const pages = await Promise.all(people.map((one) => one.open(address.url)));
		const answers = await Promise.all(
			people.map((one, index) => one.decide(pages[index] ?? NO_PAGE, DECISION)),
		);
		expect(writes()).toHaveLength(1);
		expect(answers.filter(({ html }) => html.includes('your decision is saved'))).toHaveLength(1);
		expect(answers.filter(({ html }) => html.includes('has already been decided'))).toHaveLength(1);
		expect(resumed(address)).toMatchObject([{ json: { reviewed_by: { proven: true } } }]);
	});

	it('a completion in AnyCheck is nobody’s decision here: the page still asks', async () => {
		const id = desk.add();
		const address = await park(PERSONAL, [id]);
		desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
		const rani = await known(address.url, CODES.rani);
		const page = await rani.open(address.url);
		expect(page.html).toContain('Nobody has decided it on this page');
		await report(address);
		expect(resumed(address)).toEqual([]);
		await rani.decide(page, DECISION);
		expect(resumed(address)).toMatchObject([{ json: { reviewed_by: { name: 'Rani Contoh' } } }]);
	});

	it('what browsers keep of a decision cannot be made of what an execution shows', async () => {
		const kept = await keep(PERSONAL, [desk.add(), desk.add()]);
		const address = await serve(kept);
		const rani = await known(address.url, CODES.rani);
		await rani.decide(await rani.open(`${address.url}?item=0`), DECISION);
		const receipt = rani.cookies.get('anycheck-review-0') ?? '';
		expect(receipt).not.toBe('');
		const [notes] = Object.values(kept.run.data.executionData?.contextData ?? {});
		const [{ parking = '' } = {}] = notes?.['anycheckNotes'] as { parking?: string }[];
		expect(parking).not.toBe('');
		expect(() => opened(receipt, `test-execution/${parking}`)).toThrow();
		// Another process of n8n knows it by the browser that has it.
		const list = await rani.open((await otherProcess(kept)).url);
		expect(list.html).toContain('1 of 2 decided');
		expect(list.html).toContain('by Rani Contoh');
	});

	it.each([
		['of another instance', 'Qa7-zX2s-Wd4c-Ef9v'],
		['in another case', CODES.rani.toLowerCase()],
		['cut', CODES.rani.slice(0, 12)],
		['of nobody', ''],
	])('a code %s lets nobody in', async (_, code) => {
		const address = await park(PERSONAL);
		const one = reviewer();
		const { html } = await typeCode(one, address.url, code);
		expect(html).toContain('Your personal code');
		expectNothing(html, address);
		expectNothing((await one.open(address.url)).html, address);
	});

	it('a thousand wrong codes: after five none is taken any more, not even the right one', async () => {
		const address = await park(PERSONAL);
		const thief = reviewer();
		const statuses: number[] = [];
		for (let attempt = 0; attempt < 1000; attempt++) {
			statuses.push((await typeCode(thief, address.url, `wrong-code-${attempt}`)).status);
		}
		expect(statuses.slice(0, 5)).toEqual([403, 403, 403, 403, 429]);
		expect(new Set(statuses.slice(5))).toEqual(new Set([429]));
		const right = await typeCode(thief, address.url, CODES.rani);
		expect(right.status).toBe(429);
		expectNothing(right.html, address);
	});

	it.each([
		['a made-up proof', `${Date.now().toString(36)}.${'A'.repeat(43)}`],
		['one without a time', `.${'A'.repeat(43)}`],
		['an empty one', ''],
	])('%s lets nobody in', async (_, proof) => {
		const address = await park(PERSONAL);
		const thief = reviewer();
		thief.cookies.set('anycheck-reviewer', proof);
		expectNothing((await thief.open(address.url)).html, address);
	});

	it('a proof is good for one wait, and for as long as the person has this code', async () => {
		const credential = coded();
		const kept = await keep(PERSONAL, [desk.add()], credential);
		const [address, other] = [await serve(kept), await park(PERSONAL)];
		const rani = await known(address.url, CODES.rani);
		expect((await rani.open(address.url)).html).toContain(NAME);
		expectNothing((await rani.open(other.url)).html, address, other);
		desk.engine.credentials.edit(credential, { ...CODED, code1: 'Nn2-aaB7-ccD9-eeF1' });
		expectNothing((await rani.open(address.url)).html, address);
	});

	it('a proof ends after twelve hours, and what was typed is sent with the code again', async () => {
		const address = await park(PERSONAL);
		const rani = await known(address.url, CODES.rani);
		const page = await rani.open(address.url);
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 13 * 3_600_000);
		try {
			const kept = await rani.decide(page, DECISION);
			expect(kept.status).toBe(401);
			expect(kept.html).toContain('everything you typed is kept');
			expect(writes()).toEqual([]);
			await sendKept(rani, kept, { code: CODES.rani });
		} finally {
			clock.mockRestore();
		}
		expect(resumed(address)).toMatchObject([
			{ json: { comment: 'As on the card', reviewed_by: { name: 'Rani Contoh' } } },
		]);
	});

	it('somebody else may take over the screen, but not the form', async () => {
		const address = await park(PERSONAL);
		const browser = await known(address.url, CODES.rani);
		const page = await browser.open(address.url);
		await browser.open(address.url, new URLSearchParams({ do: 'leave' }));
		expectNothing((await browser.open(address.url)).html, address);
		await typeCode(browser, address.url, CODES.budi);
		const answer = await browser.decide(page, DECISION);
		expect(answer.html).toContain('Somebody else opened this form');
		expect(writes()).toEqual([]);
	});

	it('is known at every process of n8n', async () => {
		const kept = await keep(PERSONAL);
		const rani = await known((await serve(kept)).url, CODES.rani);
		const other = await otherProcess(kept);
		await rani.decide(await rani.open(other.url), DECISION);
		expect(resumed(other)).toMatchObject([{ json: { reviewed_by: { name: 'Rani Contoh' } } }]);
	});

	it('a browser without cookies is told', async () => {
		const address = await park(PERSONAL);
		const answer = await fetch(address.url, {
			method: 'POST',
			body: new URLSearchParams({ code: CODES.rani, do: 'code' }),
		});
		const html = await answer.text();
		expect(html).toContain('This page needs cookies');
		expectNothing(html, address);
	});
});

describe('nobody is asked', () => {
	const wait = async (parameters: INodeParameters, credential?: string) => {
		const items = [{ json: { id: desk.add() } }];
		const settings = on('waitForReview', parameters);
		const others = credential === undefined ? [] : [credential];
		const node = { onError: 'continueRegularOutput' } as const;
		const { run } = await runAndKeep(desk.engine, desk.credentialId, settings, items, node, others);
		expect(run.status).toBe('success');
		const [ran] = run.data.resultData.runData[NODE_UNDER_TEST] ?? [];
		const error = ran?.data?.['main']?.[0]?.[0]?.json['error'];
		return typeof error === 'string' ? error : '';
	};

	it.each([
		[{ count: 1 }, 'names no reviewer'],
		[{ ...CODED, reviewer2: 'rani  contoh' }, 'two reviewers of the same name'],
		[{ ...CODED, reviewer2: 'Budi <RANI@example.test>' }, 'two reviewers with the same email'],
		[{ ...CODED, code2: CODES.rani }, 'two reviewers with the same code'],
		[{ ...CODED, code2: 'short' }, 'no good code for reviewer 2'],
		[{ ...CODED, code2: 'aaaaaaaaaaaa' }, 'no good code for reviewer 2'],
		[{ ...CODED, code2: '' }, 'no good code for reviewer 2'],
		[{ ...CODED, reviewer2: '' }, 'no name for reviewer 2'],
		[{ ...CODED, reviewer2: 'Budi <budi>' }, 'no valid email for reviewer 2'],
	])('with a credential of no use: %j', async (data, message) => {
		const said = await wait(PERSONAL, coded(data));
		expect(said).toContain(message);
		for (const code of Object.values(CODES)) expect(said).not.toContain(code);
		const tested = await desk.engine.testCredential('anycheckReviewersApi', data);
		expect(tested).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(message) as string,
		});
	});

	it.each([
		[{ reviewers: 'everybody' }, "'Reviewers' has a value that is not understood"],
		[{ reviewers: 'accessCode', accessCode: '={{ $json.none }}' }, "'Access Code' is empty"],
		[{ reviewers: 'accessCode', accessCode: 'abc' }, "'Access Code' is too short"],
		[{ ...PERSONAL, page: { accessCode: 'manggis-42' } }, "'Page' has an 'Access Code'"],
		[
			{ ...PERSONAL, reviewerRules: { onlyThese: '={{ $json.none }}' } },
			"'Only These People' names nobody",
		],
		[
			{ reviewerRules: { onlyThese: 'rani@example.test' } },
			"'Only These People' needs reviewers who prove",
		],
		[{ ...PERSONAL, reviewerRules: { onlyThese: 'Siti' } }, "'Only These People' lets nobody in"],
	])(
		'with settings that let in nobody, or somebody else than meant: %j',
		async (parameters, message) => {
			expect(await wait(parameters, coded())).toContain(message);
		},
	);
});

it('the credential test counts the reviewers', async () => {
	expect(await desk.engine.testCredential('anycheckReviewersApi', CODED)).toMatchObject({
		status: 'OK',
	});
});

it('the access code of its own field is asked for as the one under Page is', async () => {
	const address = await park({ reviewers: 'accessCode', accessCode: 'manggis-42' });
	const one = reviewer();
	expectNothing((await one.open(address.url)).html, address);
	const page = await typeCode(one, address.url, 'MANGGIS-42');
	await one.decide(page, { ...DECISION, reviewer: 'Rani' });
	expect(resumed(address)).toMatchObject([
		{
			json: {
				reviewer: 'Rani',
				reviewed_by: {
					name: 'Rani',
					proven: false,
					how: 'typed',
					at: expect.any(String) as string,
				},
			},
		},
	]);
});
