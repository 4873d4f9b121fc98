// A review form that is sent while the verification cannot be read: what was typed is kept, and sent again as it was.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/index.cts';
import { controlsIn } from '../unit/reviewPage/support/form.cts';
import { deskOfSuite } from './support/desk.cts';
import { on } from './support/intake.cts';
import { runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';
import {
	ACCESS_CODE,
	openPage,
	pressOn,
	sendAgain,
	type OpenedPage,
} from './support/review-visit.cts';

const desk = deskOfSuite();
const parked: ParkedAddress[] = [];

afterEach(async () => {
	for (const address of parked.splice(0)) await address.close();
});

/** The page of a new verification, which a workflow waits for. */
async function park(output: IDataObject = {}, parameters: INodeParameters = {}) {
	const { engine, credentialId } = desk;
	const id = desk.add({ output: { name: 'SITI CONTHO', ...output } });
	const settings = on('waitForReview', parameters);
	const kept = await runAndKeep(engine, credentialId, settings, [{ json: { id } }]);
	const address = await serveParked(engine, kept);
	parked.push(address);
	return { id, address, page: await openPage(address.url) };
}

const resumed = ({ answers }: ParkedAddress) =>
	answers.flatMap((answer) => ('workflowData' in answer ? [answer.workflowData?.[0]] : []));

/** What the form of a page is about. It stands first, so that a form that was cut has it. */
const aboutIn = ({ html }: OpenedPage) =>
	controlsIn(html).find(({ name }) => name === 'about')?.value ?? '';

/** AnyCheck as it is while something goes wrong with its readings. */
async function during<T>(fault: Fault, task: () => Promise<T>): Promise<T> {
	const handle = desk.sandbox.faults.add({ match: { method: 'GET' }, fault });
	const result = await task();
	handle.remove();
	return result;
}

const DOWN: Fault = { type: 'status', status: 503 };
const TITLE = 'Your decision cannot be saved at the moment';
const TYPED = {
	Name: 'SITI "CONTOH" <b>&amp;</b>',
	comment: "Read from the card,\nand it's hers",
	reviewer: 'Rani',
	decision: 'COMPLETED',
};

it.each<[string, Fault]>([
	['it is down', DOWN],
	['it asks for a long pause', { type: 'status', status: 429, headers: { 'retry-after': '60' } }],
	['it ends the connections', { type: 'reset' }],
	['a page of a proxy answers', { type: 'html', status: 200 }],
	['the credential is refused', { type: 'status', status: 403 }],
])('keeps everything typed while %s, and then writes once', async (_what, fault) => {
	const { id, address, page } = await park();

	const { form, answer } = await during(fault, () => pressOn(page, TYPED));
	const again = await sendAgain(answer);

	expect(answer.status).toBe(422);
	expect(answer.html).toContain(TITLE);
	expect([...again.form]).toEqual([...form]);
	expect(again.answer.status).toBe(200);
	expect(desk.sandbox.record.writes(id)).toHaveLength(1);
	expect(desk.record(id)).toMatchObject({ status: 'COMPLETED', output: { name: TYPED.Name } });
	const { comment, reviewer } = TYPED;
	expect(resumed(address)).toMatchObject([[{ json: { comment, reviewer } }]]);
});

it('keeps it as often as it has to, and nothing of it in the address', async () => {
	const { address, page } = await park();

	const first = await during(DOWN, () => pressOn(page, TYPED));
	const second = await during(DOWN, () => sendAgain(first.answer));

	expect(second.answer.html).toBe(first.answer.html);
	expect(new URL(second.answer.url).search).toBe('?item=0');
	expect((await sendAgain(second.answer)).answer.status).toBe(200);
	expect(resumed(address)).toHaveLength(1);
});

it('keeps every value of a name that comes several times', async () => {
	const { page } = await park();
	const form = new URLSearchParams([
		['tags', 'a'],
		['tags', 'b'],
		['do', 'send'],
		['end', '1'],
		['about', aboutIn(page)],
	]);

	const answer = await during(DOWN, () => openPage(page.url, form));

	expect([...(await sendAgain(answer)).form]).toEqual([...form]);
});

it('keeps a form that arrived in part only, and does not make it whole', async () => {
	const { id, page } = await park();
	const about = aboutIn(page);
	const cut = new URLSearchParams({ about, decision: 'COMPLETED', comment: 'As on', do: 'send' });

	const kept = await during(DOWN, () => openPage(page.url, cut));
	const { answer } = await sendAgain(kept);

	expect(answer.status).toBe(400);
	expect(answer.html).toContain('As on');
	expect(desk.record(id).status).toBe('NEED_REVIEW');
});

it('goes to the next part, with what was typed in this one', async () => {
	const rows = Array.from({ length: 400 }, (_, row) => ({ [`field_${row}`]: `value ${row}` }));
	const { id, page } = await park(Object.assign({}, ...rows) as IDataObject);

	const { answer } = await during(DOWN, () => pressOn(page, TYPED, 'part:1'));
	const second = (await sendAgain(answer)).answer;

	expect(answer.html).toContain(TITLE);
	expect(second.status).toBe(200);
	expect(second.html).toContain('Part 2 of');
	expect((await pressOn(second)).answer.status).toBe(200);
	expect(desk.record(id)).toMatchObject({ status: 'COMPLETED', output: { name: TYPED.Name } });
});

it('adds an entry to a list, and keeps what is taken out of it', async () => {
	const { id, page } = await park({ loans: [{ lender: 'A' }, { lender: 'B' }] });
	const controls = controlsIn(page.html);
	const [remove] = controls.filter(({ type }) => type === 'checkbox');
	const add = controls.find(({ value }) => value.startsWith('add:'))?.value ?? '';
	const typed = { ...TYPED, [remove?.name ?? '']: 'on' };

	const { answer } = await during(DOWN, () => pressOn(page, typed, add));
	const more = (await sendAgain(answer)).answer;
	const lender = controlsIn(more.html).findLast(({ id }) => id.startsWith('f'))?.name ?? '';
	const { answer: sent } = await during(DOWN, () => pressOn(more, { [lender]: 'C' }));

	expect(answer.html).toContain(TITLE);
	expect(more.html).toContain('Loans 3');
	expect((await sendAgain(sent)).answer.status).toBe(200);
	expect(desk.record(id).output).toEqual({
		name: TYPED.Name,
		loans: [{ lender: 'B' }, { lender: 'C' }],
	});
});

it('asks for no access code again', async () => {
	const { id, address } = await park({}, { page: { accessCode: ACCESS_CODE } });
	const page = await openPage(address.url, new URLSearchParams({ code: ACCESS_CODE }));

	const { answer } = await during(DOWN, () => pressOn(page, TYPED));

	expect((await sendAgain(answer)).answer.status).toBe(200);
	expect(desk.record(id).status).toBe('COMPLETED');
});

it('speaks the language of the page', async () => {
	const { page } = await park({}, { page: { language: 'id' } });

	const { Name: Nama, ...others } = TYPED;
	const { answer } = await during(DOWN, () => pressOn(page, { ...others, Nama }));

	expect(answer.html).toContain('<html lang="id">');
	expect(answer.html).toContain('Kirim ulang');
});

it('of a verification that is gone says so', async () => {
	const { id, page } = await park();
	desk.sandbox.state.verifications.delete(id);

	const { answer } = await pressOn(page, TYPED);

	expect(answer.status).toBe(404);
	expect(answer.html).toContain('This verification was not found here');
});
