import {
	readSubmission,
	renderReview,
	type ReviewItem,
	type Typed,
} from '../../../nodes/Anycheck/reviewPage/page/index';
import type { JsonObject } from '../../../nodes/Anycheck/json/objects';
import { itemWith, setupWith, state } from './support/examples.cts';
import { controlsIn, send, type Typing } from './support/form.cts';

const setup = setupWith();
const row = (index: number) => ({
	note: `TRSF ${index}`,
	amount: index * 1_000,
	is_big: index % 2 === 0,
});
const big = itemWith({
	bank: 'Bank Contoh',
	transactions: Array.from({ length: 400 }, (_, index) => row(index)),
});

/** Goes through the pages as a reviewer does: types, presses a button, sees the next page. */
function visit(item: ReviewItem) {
	let typed: Typed | undefined;
	const page = () => renderReview(item, setup, { ...state, ...(typed && { typed }) });
	return {
		page,
		press(button: string, typing: Typing = {}) {
			const submission = readSubmission(send(page(), typing, button), item, setup);
			typed = submission.typed;
			return submission;
		},
	};
}

/** Name of the control that holds a text. */
function named(page: string, value: string): string {
	return controlsIn(page).find((control) => control.value === value)?.name ?? '';
}

test('a record of thousands of fields is spread over pages that are light and fit into one form body', () => {
	const reviewer = visit(big);
	const counts: number[] = [];
	for (let part = 0; part < 100; part++) {
		const page = reviewer.page();
		expect(Buffer.byteLength(page)).toBeLessThan(100_000);
		const fields = new Set(
			controlsIn(page)
				.map(({ name }) => name)
				.filter((name) => /^[fr]/.test(name)),
		);
		expect(fields.size).toBeLessThan(900);
		counts.push([...fields].filter((name) => name.startsWith('f')).length);
		if (!page.includes(`value="part:${part + 1}"`)) break;
		expect(reviewer.press(`part:${part + 1}`).kind).toBe('again');
	}
	expect(counts.reduce((sum, count) => sum + count)).toBe(1_201);
});

test('an entry of a list is in one part as a whole', () => {
	const page = visit(big).page();
	const last = [...page.matchAll(/<bdi>Transactions (\d+)</g)].at(-1)?.[1] ?? '';
	expect(Number(last)).toBeGreaterThan(10);
	expect(page.match(/<bdi>Note</g)).toHaveLength(Number(last));
	expect(page.match(/<bdi>Is big</g)).toHaveLength(Number(last));
});

test('what is typed in one part is kept through the others and sent with them', () => {
	const reviewer = visit(big);
	const bank = named(reviewer.page(), 'Bank Contoh');
	const removal = /name="(r[^"]+)"[^>]*>\s*Remove Transactions 2</.exec(reviewer.page())?.[1] ?? '';
	reviewer.press('part:3', { [bank]: 'Bank "Lain" & <Rekan>', [removal]: 'on' });
	const [, note = ''] = /value="(TRSF \d+)"/.exec(reviewer.page()) ?? [];
	reviewer.press('part:0', { [named(reviewer.page(), note)]: 'corrected', comment: 'Sesuai' });
	expect(reviewer.page()).toContain('Bank &quot;Lain&quot; &amp; &lt;Rekan&gt;');
	expect(reviewer.page()).toMatch(/name="r[^"]+" value="1"\s+checked/);
	reviewer.press('go', {});
	const submission = reviewer.press('send', { decision: 'COMPLETED' });
	expect(submission).toMatchObject({ kind: 'ok', comment: 'Sesuai' });
	const wanted = [...(big.output.transactions as JsonObject[])]
		.filter((_one, index) => index !== 1)
		.map((one) => (one.note === note ? { ...one, note: 'corrected' } : one));
	expect(submission.kind === 'ok' && submission.output).toEqual({
		bank: 'Bank "Lain" & <Rekan>',
		transactions: wanted,
	});
});

test('taking an entry out can be taken back', () => {
	const reviewer = visit(big);
	const removal = /name="(r[^"]+)"[^>]*>\s*Remove Transactions 2</.exec(reviewer.page())?.[1] ?? '';
	reviewer.press('part:1', { [removal]: 'on' });
	reviewer.press('part:0');
	expect(reviewer.press('check', { [removal]: 'off' }).typed.removed.size).toBe(0);
});

test('something to correct opens the part that it is in', () => {
	const reviewer = visit(big);
	reviewer.press('part:2');
	const page = reviewer.page();
	const [, amount = ''] = /value="(\d+000)"/.exec(page) ?? [];
	const elsewhere = reviewer.press('part:0', { [named(page, amount)]: 'much' });
	expect(elsewhere.kind).toBe('again');
	const sent = reviewer.press('send', { decision: 'COMPLETED' });
	expect(sent.kind).toBe('invalid');
	const errors = sent.kind === 'invalid' ? sent.errors : [];
	const shown = renderReview(big, setup, { ...state, typed: sent.typed, errors });
	expect(shown).toContain('Part 3 of');
	expect(shown).toContain('value="much"');
	expect(shown).toContain(`href="#${errors[0]?.field ?? ''}"`);
	expect(shown).toContain(`id="${errors[0]?.field ?? ''}"`);
});

test('a body that was cut is not taken for a whole one', () => {
	const body = send(renderReview(big, setup, state), { decision: 'COMPLETED' });
	const cut = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'end'));
	expect(readSubmission(cut, big, setup).kind).toBe('incomplete');
});

test('heavy texts make more parts, and pages stay light', () => {
	const heavy = itemWith(
		Object.fromEntries(
			Array.from({ length: 40 }, (_, index) => [`note_${index}`, '<&"\'>'.repeat(700)]),
		),
	);
	const reviewer = visit(heavy);
	expect(reviewer.page()).toContain('Part 1 of');
	for (let part = 0; reviewer.page().includes(`value="part:${part}"`); part++) {
		expect(Buffer.byteLength(reviewer.page())).toBeLessThan(100_000);
		reviewer.press(`part:${part + 1}`);
	}
});
