// A review form that is sent to the page of something else: one address serves one review after another.
import { send } from '../unit/reviewPage/support/form.cts';
import { deskOfSuite } from './support/desk.cts';
import { on } from './support/intake.cts';
import { runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import { openPage, pressOn, type OpenedPage } from './support/review-visit.cts';

const desk = deskOfSuite();
const parked: ParkedAddress[] = [];

afterEach(async () => {
	for (const address of parked.splice(0)) await address.close();
});

async function park(ids: string[]): Promise<ParkedAddress> {
	const { engine, credentialId } = desk;
	const items = ids.map((id) => ({ json: { id } }));
	const kept = await runAndKeep(engine, credentialId, on('waitForReview'), items);
	const address = await serveParked(engine, kept);
	parked.push(address);
	return address;
}

const TYPED = { Name: 'BUDI TYPED', comment: 'Seen Budi', reviewer: 'Rani', decision: 'COMPLETED' };

/** The filled form of a page, as it is sent when one of its buttons is pressed. */
const filled = ({ html }: OpenedPage, button = 'send') =>
	new URLSearchParams(send(html, TYPED, button) as Record<string, string>);

const resumed = ({ answers }: ParkedAddress) =>
	answers.some((answer) => 'workflowData' in answer && answer.workflowData !== undefined);

/** Where an old form comes from, and the page that it reaches. */
const CASES: Array<[string, () => Promise<[from: string, to: string]>]> = [
	[
		'of the verification before it, as in a loop',
		async () => [(await park([desk.add()])).url, (await park([desk.add()])).url],
	],
	[
		'of an earlier review of the same verification',
		async () => {
			const id = desk.add();
			return [(await park([id])).url, (await park([id])).url];
		},
	],
	[
		'of another item of the page',
		async () => {
			const { url } = await park(desk.addMany(2));
			return [`${url}?item=0`, `${url}?item=1`];
		},
	],
	[
		'of the same verification as another item',
		async () => {
			const id = desk.add();
			const { url } = await park([id, id]);
			return [`${url}?item=0`, `${url}?item=1`];
		},
	],
];

describe.each(CASES)('a form %s', (_, prepare) => {
	it.each(['send', 'check', 'part:0'])(
		'shows nothing there and writes nothing: %s',
		async (press) => {
			const [from, to] = await prepare();
			const form = filled(await openPage(from), press);

			const answer = await openPage(to, form);

			expect(answer.status).toBe(409);
			expect(answer.html).toContain('This form belongs to another review');
			for (const text of ['BUDI TYPED', 'Seen Budi', 'Rani'])
				expect(answer.html).not.toContain(text);
			expect(desk.sandbox.record.seen('PUT', /./)).toEqual([]);
			expect(parked.some(resumed)).toBe(false);
		},
	);

	it('leads on to what is asked there', async () => {
		const [from, to] = await prepare();
		const answer = await openPage(to, filled(await openPage(from)));

		const [, href = ''] = /href="(\?[^"]*)"[^>]*>\s*Review/.exec(answer.html) ?? [];
		const page = await openPage(new URL(href.replaceAll('&amp;', '&'), answer.url).href);
		const { answer: sent } = await pressOn(page, TYPED);

		expect(sent.status).toBe(200);
	});

	it('is not kept there either while AnyCheck cannot be reached', async () => {
		const [from, to] = await prepare();
		const form = filled(await openPage(from));
		desk.sandbox.faults.add({ match: { method: 'GET' }, fault: { type: 'status', status: 503 } });

		const answer = await openPage(to, form);

		expect(answer.html).not.toContain('BUDI TYPED');
	});
});

it('a form that says nothing of where it belongs belongs nowhere', async () => {
	const { url } = await park([desk.add()]);
	const form = filled(await openPage(url));
	form.delete('about');

	const answer = await openPage(url, form);

	expect(answer.status).toBe(409);
	expect(answer.html).not.toContain('BUDI TYPED');
});

it('a record that has changed meanwhile is not another review', async () => {
	const id = desk.add();
	const { url } = await park([id]);
	const page = await openPage(url);
	desk.record(id).output = { ...desk.record(id).output, name: 'SITI BARU' };

	const { answer } = await pressOn(page, TYPED);

	expect(answer.status).toBe(409);
	expect(answer.html).toContain('The verification has changed in the meantime');
	expect(answer.html).toContain('BUDI TYPED');
});
