// Calls of reviewers' browsers to a workflow parked at Wait for Review. How the page looks is tried in the real n8n.
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { demo } from '../../sandbox/index.cts';
import { setDesk, type Desk } from './support/desk.cts';
import { on } from './support/intake.cts';
import { report, runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { openPage, sendForm } from './support/review-visit.cts';

let desk: Desk;
const parked: ParkedAddress[] = [];

beforeAll(async () => {
	desk = await setDesk();
});

afterEach(async () => {
	for (const address of parked.splice(0)) await address.close();
});

afterAll(() => desk.close());

/** Parks a workflow that waits for a person to decide on the verification of each row. */
async function park(
	rows: IDataObject[],
	parameters: INodeParameters = {},
	node: Partial<INode> = {},
): Promise<ParkedAddress> {
	const { engine, credentialId } = desk;
	const items = rows.map((json) => ({ json }));
	const settings = on('waitForReview', parameters);
	const kept = await runAndKeep(engine, credentialId, settings, items, node);
	expect(kept.run.status).toBe('waiting');
	const address = await serveParked(engine, kept);
	parked.push(address);
	return address;
}

const rowsOf = (ids: string[]) => ids.map((id) => ({ id }));

/** What the workflow went on with, as often as it did. */
const resumed = ({ answers }: ParkedAddress) =>
	answers.flatMap((answer) => ('workflowData' in answer ? [answer.workflowData?.[0]] : []));

it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'what was decided goes on although another verification is gone: %s',
	async (onError) => {
		const ids = desk.addMany(3);
		const address = await park(rowsOf(ids), {}, { onError });
		for (const item of [0, 2]) await sendForm(await openPage(`${address.url}?item=${item}`));
		expect(resumed(address)).toEqual([]);

		desk.sandbox.state.verifications.delete(ids[1] ?? '');
		await openPage(`${address.url}?item=0`);

		expect(resumed(address)).toMatchObject([
			[
				{ json: { id: ids[0], decision: 'COMPLETED' }, pairedItem: { item: 0 } },
				{ json: { error: 'The verification was not found' }, pairedItem: { item: 1 } },
				{ json: { id: ids[2], decision: 'COMPLETED' }, pairedItem: { item: 2 } },
			],
		]);
	},
);

it.each([
	[1, true],
	[2, false],
])('in version %d of the node, scores can be corrected: %s', async (typeVersion, isEditable) => {
	const id = desk.add({ output: { match_score: 0.9, name: 'SITI CONTOH' } });
	const address = await park(rowsOf([id]), {}, { typeVersion });
	const { html } = await openPage(address.url);
	expect(html).toMatch(/<label[^>]*><bdi>Name<\/bdi>/);
	expect(/<label[^>]*><bdi>Match score<\/bdi>/.test(html)).toBe(isEditable);
});

it('answers a mail scanner, which asks for the headers only, with nothing else', async () => {
	const id = desk.add();
	const address = await park(rowsOf([id]));
	desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
	desk.sandbox.record.clear();

	const { webhooks } = desk.engine.package.nodeTypes.getByNameAndVersion(
		`${desk.engine.package.name}.anycheck`,
	).description;
	const { status, headers } = await fetch(address.url, { method: 'HEAD' });

	expect(webhooks).toContainEqual(expect.objectContaining({ httpMethod: 'HEAD', path: '' }));
	expect(status).toBe(200);
	expect(headers.get('cache-control')).toContain('no-store');
	expect(headers.get('x-robots-tag')).toContain('noindex');
	expect(desk.sandbox.record.requests).toEqual([]);
	expect(resumed(address)).toEqual([]);
});

it('goes on once, however many look after the last decision', async () => {
	const address = await park(rowsOf([desk.add()]));
	const page = await openPage(address.url);

	const sent = await Promise.all([sendForm(page), sendForm(page), openPage(address.url)]);
	await openPage(address.url);

	expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 410]);
	expect(resumed(address)).toMatchObject([[{ json: { decision: 'COMPLETED' } }]]);
});

describe('an item that had failed before', () => {
	const GOOD = 'manggis-42';
	const settings = { page: { accessCode: '={{ $json.code }}' } };
	const continues = { onError: 'continueRegularOutput' as const };

	it('does not keep the page of the others shut, whatever its own settings are', async () => {
		const id = desk.add();
		const address = await park([{ id: desk.add() }, { id, code: GOOD }], settings, continues);

		const asked = await openPage(`${address.url}?item=1`);
		const code = new URLSearchParams({ code: GOOD });
		const sent = await sendForm(await openPage(`${address.url}?item=1`, code));

		expect(asked).toMatchObject({
			status: 200,
			html: expect.stringContaining('Enter the code') as string,
		});
		expect(sent.status).toBe(200);
		expect(resumed(address)).toMatchObject([
			[{ json: { error: "'Access Code' is empty" } }, { json: { id, decision: 'COMPLETED' } }],
		]);
	});

	it('is neither listed nor shown nor decided', async () => {
		const [good, failed] = [desk.add(), desk.add()];
		const rows = [{ id: good }, { id: failed, wait: 0 }, { id: desk.add() }];
		const waits = { waitAtMost: '={{ $json.wait ?? 5 }}' };
		const address = await park(rows, waits, continues);

		const list = await openPage(address.url);
		const form = await openPage(`${address.url}?item=0`);
		const shown = await openPage(`${address.url}?item=1`);
		const sent = await sendForm({ ...form, url: `${address.url}?item=1` });
		const document = await openPage(`${address.url}?item=1&document=0`);

		expect(list.html).toContain('0 of 2 decided');
		expect(list.html).not.toContain(failed);
		for (const { status, html } of [shown, sent, document]) {
			expect(status).toBe(404);
			expect(html).toContain('This verification was not found here');
		}
		expect(desk.record(failed).status).toBe('NEED_REVIEW');
	});

	it('leaves a page, and no list, where only one is left to decide on', async () => {
		const rows = [{ id: 'none' }, { id: desk.add() }];
		const address = await park(rows, {}, continues);

		const sent = await sendForm(await openPage(address.url));

		expect(sent.status).toBe(200);
		expect(sent.html).not.toContain('All verifications');
		expect(resumed(address)).toHaveLength(1);
	});
});

it('a page whose settings say nothing any more tells so, and a report still ends the waiting', async () => {
	const id = desk.add();
	const now = Date.now();
	const code = `={{ Date.now() < ${now + 60_000} ? 'manggis-42' : '' }}`;
	const address = await park(rowsOf([id]), { page: { accessCode: code } });

	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 120_000);
	const shown = await openPage(address.url);
	desk.sandbox.state.setStatus(desk.record(id), 'COMPLETED');
	await report(address);
	clock.mockRestore();

	expect(shown.status).toBe(503);
	expect(shown.html).toContain('The verification cannot be shown at the moment');
	expect(resumed(address)).toMatchObject([[{ json: { id, decision: 'COMPLETED' } }]]);
});

it.each(['Review }} now', '{{ "x" }}', 'a\'b"c\\d', 'Zeile\nzwei', '\u2028'])(
	'the name of the node may be %j',
	async (name) => {
		const address = await park(rowsOf([desk.add()]), {}, { name });

		const sent = await sendForm(await openPage(address.url));

		expect(sent.status).toBe(200);
		expect(resumed(address)).toHaveLength(1);
	},
);

it('of an entry that cannot be read, the list says no more than that', async () => {
	const [open, gone] = desk.addMany(2);
	const address = await park(rowsOf([open ?? '', gone ?? '']));
	desk.sandbox.state.verifications.delete(gone ?? '');

	const { html } = await openPage(address.url);

	expect(html).toContain('It cannot be shown at the moment.');
	expect(html).not.toContain('not found');
});

it('gives out no document where the page shows none, also to whoever asks by its address', async () => {
	const files = desk.sandbox.state.verifications.get(demo.verifications.ktp)?.input_file_url ?? {};
	const id = desk.add({ input_file_url: files });
	const shows = await park(rowsOf([id]));
	const hides = await park(rowsOf([id]), { page: { showDocuments: false } });

	const page = await openPage(hides.url);
	const shown = await openPage(`${shows.url}?item=0&document=0`);
	desk.sandbox.record.clear();
	const hidden = await openPage(`${hides.url}?item=0&document=0`);

	expect(page.html).not.toContain('document=');
	expect(shown.status).toBe(200);
	expect(hidden.status).toBe(404);
	expect(hidden.html).toContain('This verification was not found here');
	expect(desk.sandbox.record.requests).toEqual([]);
});

it.each([
	['image', 'image/svg+xml', "default-src 'none'; style-src 'unsafe-inline'; sandbox"],
	['pdf', 'application/pdf', "default-src 'none'; style-src 'unsafe-inline'"],
])(
	'a document (%s) is shown, and can neither run anything nor be kept',
	async (_, type, policy) => {
		const records = [...desk.sandbox.state.verifications.values()];
		const links = new Map<string | null, string>();
		for (const link of records.flatMap((record) => Object.values(record.input_file_url).flat())) {
			links.set((await fetch(link)).headers.get('content-type'), link);
		}
		const id = desk.add({ input_file_url: { card: [links.get(type) ?? ''] } });
		const address = await park(rowsOf([id]));

		const { status, headers } = await fetch(`${address.url}?item=0&document=0`);

		expect(status).toBe(200);
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': type,
			'content-disposition': 'inline',
			'content-security-policy': policy,
			'cache-control': 'no-store, max-age=0',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'x-robots-tag': 'noindex, nofollow, noarchive',
		});
		expect(headers.has('access-control-allow-origin')).toBe(false);
	},
);

it('evaluates an expression inside a list of settings for the item, also while it waits', async () => {
	const label = { field: 'name', text: '={{ $json.label }}' };
	const rows = [{ id: desk.add(), label: 'Nama nasabah' }];
	const address = await park(rows, { page: { fieldLabels: { label: [label] } } });

	const { html } = await openPage(address.url);

	expect(html).toContain('<bdi>Nama nasabah</bdi>');
	expect(html).not.toContain('{{');
});

it('takes no code after five wrong ones, not even the right one, until the page is open again', async () => {
	const address = await park(rowsOf([desk.add()]), { page: { accessCode: 'manggis-42' } });
	const type = async (code: string) => await openPage(address.url, new URLSearchParams({ code }));
	const wrong = [];
	for (let count = 0; count < 5; count++) wrong.push((await type('manggis-41')).status);

	const locked = await type('manggis-42');
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 15 * 60_000);
	const later = await type('manggis-42');
	clock.mockRestore();

	expect(wrong).toEqual([403, 403, 403, 403, 429]);
	expect(locked.status).toBe(429);
	expect(locked.html).toContain('Too many codes did not match');
	expect(locked.html).not.toContain('SITI CONTOH');
	expect(later.status).toBe(200);
	expect(later.html).toContain('SITI CONTOH');
});

describe('a write that does not succeed at once', () => {
	/** Opens the page, corrects the name and sends it; the first write is lost, and just then somebody does something. */
	async function sendInto(
		meanwhile: (id: string) => void,
		fault: { afterApplying?: boolean; status?: number; headers?: Record<string, string> } = {},
	) {
		const id = desk.add();
		const address = await park(rowsOf([id]));
		const page = await openPage(address.url);
		const [, name = ''] = /name="(f[\w-]{24})"[^>]*value="SITI CONTOH"/.exec(page.html) ?? [];
		desk.sandbox.faults.add({
			match: { method: 'PUT', count: 1 },
			fault: { type: 'status', status: 500, ...fault },
		});
		const looks = desk.sandbox.faults.add({
			match: {
				method: 'GET',
				when: () => {
					if (desk.sandbox.record.seen('PUT', /./).some(({ path }) => path.endsWith(id)))
						meanwhile(id);
					return false;
				},
			},
			fault: { type: 'reset' },
		});
		const sent = await sendForm(page, { [name]: 'SITI BARU' });
		looks.remove();
		return { id, sent, again: () => sendForm(sent), address };
	}
	const correct = (id: string) => {
		const record = desk.record(id);
		record.output = { ...record.output, address: { street: 'Jalan Baru 2', city: 'Bandung' } };
		record.updated_at = '2026-03-01T02:00:00Z';
	};

	it('is not repeated over what somebody has changed meanwhile; the reviewer decides again', async () => {
		const { id, sent, again, address } = await sendInto(correct);

		expect(sent.status).toBe(409);
		expect(sent.html).toContain('The verification has changed in the meantime');
		expect(sent.html).toContain('value="SITI BARU"');
		expect(desk.sandbox.record.writes(id)).toEqual([]);

		expect((await again()).status).toBe(200);
		expect(desk.record(id)).toMatchObject({
			status: 'COMPLETED',
			output: { name: 'SITI BARU', address: { street: 'Jalan Baru 2' } },
		});
		expect(resumed(address)).toHaveLength(1);
	});

	it('is not made over it either, where the first attempt had to come back after a long pause', async () => {
		const wait = { status: 429, headers: { 'retry-after': '3' } };
		const { id, sent } = await sendInto(correct, wait);

		expect(sent.status).toBe(409);
		expect(sent.html).toContain('The verification has changed in the meantime');
		expect(desk.sandbox.record.writes(id)).toEqual([]);
	});

	it('is repeated where the verification is as it was', async () => {
		const { id, sent } = await sendInto(() => undefined);

		expect(sent.status).toBe(200);
		expect(desk.record(id)).toMatchObject({ status: 'COMPLETED', output: { name: 'SITI BARU' } });
	});

	it('is taken as done where it was', async () => {
		const { id, sent } = await sendInto(() => undefined, { afterApplying: true });

		expect(sent.status).toBe(200);
		expect(desk.sandbox.record.writes(id)).toHaveLength(1);
	});
});

describe('the decision of a workflow that has gone on', () => {
	/** Decides, lets eleven minutes pass, and has n8n call the page again, as it does where it came to nothing with going on. */
	async function decideAndCallAgain(between: () => Promise<void>) {
		const first = await park(rowsOf([desk.add()]));
		await sendForm(await openPage(first.url), { reviewer: 'Rani', comment: 'As on the card' });
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 11 * 60_000);
		await between();
		await openPage(first.url);
		clock.mockRestore();
		return resumed(first)[1]?.[0]?.json;
	}

	it('is still whole for n8n to go on with', async () => {
		const again = await decideAndCallAgain(() => Promise.resolve());

		expect(again).toMatchObject({ reviewer: 'Rani', comment: 'As on the card' });
	});

	it('is not kept any more when another page is called', async () => {
		const again = await decideAndCallAgain(async () => {
			const other = await park(rowsOf([desk.add()]));
			await openPage(other.url);
		});

		expect(again).toMatchObject({ decision: 'COMPLETED', reviewer: '', comment: '' });
	});
});

it('a half decided page is kept until its time is up, and not for ever', async () => {
	const address = await park(rowsOf(desk.addMany(2)), { waitAtMost: 30, waitUnit: 'days' });
	await sendForm(await openPage(`${address.url}?item=0`), { decision: 'NEED_REVIEW' });
	const now = Date.now();
	const progressAfter = async (days: number) => {
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + days * 86_400_000);
		const other = await park(rowsOf([desk.add()]));
		await openPage(other.url);
		const { html } = await openPage(address.url);
		clock.mockRestore();
		return /\d of 2 decided/.exec(html)?.[0];
	};

	expect(await progressAfter(29)).toBe('1 of 2 decided');
	expect(await progressAfter(31)).toBe('0 of 2 decided');
});
