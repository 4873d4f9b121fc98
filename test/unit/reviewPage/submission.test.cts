import {
	readSubmission,
	renderReview,
	type ReviewItem,
	type ReviewSetup,
	type Submission,
} from '../../../nodes/Anycheck/reviewPage/page/index';
import type { JsonObject } from '../../../nodes/Anycheck/json/objects';
import { itemWith, setupWith, state } from './support/examples.cts';
import { send, type Typing } from './support/form.cts';

const output = {
	is_match_face: false,
	score: 1.94,
	big: Number('12345678901234567890'),
	level: 'LOW',
	notes: null,
	identity: { nik: '9900004202920001', name: 'SITI CONTOH', birth_date: '1992-02-02' },
	tags: ['satu', 'dua'],
	facilities: [
		{ lender: 'Bank Contoh', outstanding: 12_500_000 },
		{ lender: 'Koperasi Misal', outstanding: 3_000_000 },
	],
};

function submit(
	typing: Typing,
	more: { setup?: Partial<ReviewSetup>; output?: JsonObject; now?: ReviewItem } = {},
): Submission {
	const setup = setupWith(more.setup);
	const item = itemWith(more.output ?? output);
	return readSubmission(send(renderReview(item, setup, state), typing), more.now ?? item, setup);
}

const done = { decision: 'COMPLETED' };

function outputOf(submission: Submission): unknown {
	return submission.kind === 'ok' ? submission.output : submission;
}

function problemsOf(submission: Submission): unknown {
	return submission.kind === 'invalid'
		? submission.errors.map(({ message }) => message)
		: submission;
}

test('without edits only the decision is sent', () => {
	expect(submit({ ...done, comment: ' Sesuai.\nTerima kasih ', reviewer: ' Rina ' })).toMatchObject(
		{
			kind: 'ok',
			decision: 'COMPLETED',
			comment: 'Sesuai.\nTerima kasih',
			name: 'Rina',
			changes: [],
		},
	);
	expect(outputOf(submit(done))).toBeUndefined();
});

test.each<[string, Typing, JsonObject]>([
	['text', { Level: 'HIGH' }, { level: 'HIGH' }],
	['emptied text', { Level: '' }, { level: '' }],
	['a number', { Score: '9.41' }, { score: 9.41 }],
	['an emptied number', { Score: '' }, { score: null }],
	['yes or no', { 'Faces match': 'true' }, { is_match_face: true }],
	['what was nothing', { Notes: 'seen' }, { notes: 'seen' }],
	['a list', { Tags: 'satu\ntiga' }, { tags: ['satu', 'tiga'] }],
	[
		'a date in a group',
		{ 'Date of birth': '1992-02-03' },
		{ identity: { ...output.identity, birth_date: '1992-02-03' } },
	],
])('%s is edited, everything else is the same', (_name, typing, expected) => {
	expect(outputOf(submit({ ...done, ...typing }))).toEqual({ ...output, ...expected });
});

test('what was not edited is the very same value', () => {
	const edited = outputOf(submit({ ...done, Level: 'HIGH' })) as typeof output;
	expect(edited.facilities).toBe(output.facilities);
	expect(edited.identity).toBe(output.identity);
});

test('changes are told as everywhere in the node', () => {
	expect(submit({ ...done, Score: '2', Name: 'SITI' })).toMatchObject({
		changes: [
			{ path: 'identity.name', before: 'SITI CONTOH', after: 'SITI' },
			{ path: 'score', before: 1.94, after: 2 },
		],
	});
});

describe('it is not sent', () => {
	const required = { askComment: 'required', askName: 'required' } as const;
	test.each<[string, Typing, Partial<ReviewSetup>, string[]]>([
		['without a decision', {}, {}, ['Choose your decision.']],
		[
			'with another decision',
			{ decision: 'NEED_REVIEW' },
			{ decisions: [{ value: 'COMPLETED' }] },
			['Choose your decision.'],
		],
		[
			'without what the builder asks for',
			{ ...done, comment: ' ' },
			required,
			['Write a comment.', 'Write your name.'],
		],
		[
			'without a field that is required',
			{ ...done, Name: ' ', Score: '' },
			{ requiredFields: ['identity.*', 'score', 'level'] },
			['Fill in “Score” to complete the review.', 'Fill in “Name” to complete the review.'],
		],
		[
			'with a number that is none',
			{ ...done, Score: 'two' },
			{ requiredFields: ['score'] },
			[
				'“Score” must be a number in digits, with a dot for decimals and no thousands separator, like 1250000.5',
			],
		],
		[
			'with a text that is too long',
			{ ...done, Level: 'x'.repeat(10_001) },
			{},
			['“Level” is too long: at most 10000 characters.'],
		],
		[
			'with a comment that is too long',
			{ ...done, comment: 'x'.repeat(4_001) },
			{},
			['“Comment” is too long: at most 4000 characters.'],
		],
	])('%s', (_name, typing, setup, problems) => {
		const body = { ...typing };
		if (setup.decisions !== undefined) delete body.decision;
		expect(problemsOf(submit(body, { setup }))).toEqual(problems);
	});

	test('a decision that the page does not offer is none', () => {
		const setup = setupWith({ decisions: [{ value: 'COMPLETED' }] });
		const item = itemWith(output);
		const body = { ...send(renderReview(item, setup, state)), decision: 'NEED_REVIEW' };
		expect(problemsOf(readSubmission(body, item, setup))).toEqual(['Choose your decision.']);
	});
});

test('what is to be corrected stands above, and at its field', () => {
	const item = itemWith(output);
	const submission = submit({ ...done, Score: 'two' });
	const errors = submission.kind === 'invalid' ? submission.errors : [];
	const { typed } = submission;
	const page = renderReview(item, setupWith(), { ...state, typed, errors });
	const [{ field, message } = { field: '', message: '' }] = errors;
	expect(page).toContain(`<a href="#${field}">${message}</a>`);
	expect(page).toContain(`<p class="problem" id="${field}-p">${message}</p>`);
	expect(page).toMatch(
		new RegExp(`id="${field}"[^>]* aria-describedby="${field}-p[^>]* aria-invalid="true"`),
	);
	expect(page).toContain('<title>Please correct: ');
});

test('fields are only required to complete', () => {
	const setup = { requiredFields: ['**'] };
	expect(submit({ decision: 'NEED_REVIEW', Name: '' }, { setup }).kind).toBe('ok');
	expect(submit({ ...done, Name: '', Notes: 'x' }, { setup }).kind).toBe('invalid');
});

describe('what may not be edited', () => {
	const item = itemWith(output);
	const open = renderReview(item, setupWith(), state);
	const body = send(open, { ...done, Name: 'SOMEBODY ELSE', Level: 'HIGH' });

	test.each<[string, Partial<ReviewSetup>, unknown]>([
		['nothing', { allowEditing: false }, undefined],
		['only other fields', { editableFields: ['score'] }, undefined],
		['some', { editableFields: ['level'] }, { ...output, level: 'HIGH' }],
		['not shown', { shownFields: ['level'] }, { ...output, level: 'HIGH' }],
	])('stays as it is, whatever is sent: %s', (_name, setup, expected) => {
		expect(outputOf(readSubmission(body, item, setupWith(setup)))).toEqual(expected);
	});

	test('has no control', () => {
		const page = renderReview(item, setupWith({ editableFields: ['level'] }), state);
		expect(() => send(page, { Name: 'X' })).toThrow('Not in the form: Name');
		expect(page).toContain('SITI CONTOH');
		expect(renderReview(item, setupWith({ shownFields: ['level'] }), state)).not.toContain('SITI');
	});

	test('is a comment or a name that was not asked for', () => {
		const setup = setupWith({ askComment: 'no', askName: 'no' });
		const sent = { ...body, comment: 'x', reviewer: 'y' };
		expect(readSubmission(sent, item, setup)).toMatchObject({ comment: '', name: '' });
	});
});

describe('entries of lists', () => {
	const item = itemWith(output);
	const setup = setupWith();
	const page = renderReview(item, setup, state);
	const removeSecond = /name="(r[\w-]{16})"[^>]*>\s*Remove Facilities 2/.exec(page)?.[1] ?? '';
	const add = /value="(add:f[\w-]{16})"/.exec(page)?.[1] ?? '';

	test('are taken out', () => {
		const body = send(page, { ...done, [removeSecond]: 'on' });
		expect(outputOf(readSubmission(body, item, setup))).toEqual({
			...output,
			facilities: [output.facilities[0]],
		});
	});

	test('are added, with what is typed', () => {
		const again = readSubmission(send(page, { Level: 'HIGH' }, add), item, setup);
		expect(again.kind).toBe('again');
		const twice = readSubmission(
			send(renderReview(item, setup, { ...state, typed: again.typed }), {}, add),
			item,
			setup,
		);
		const third = renderReview(item, setup, { ...state, typed: twice.typed });
		expect(third).toContain('Facilities 4');
		const [, , lender = ''] = [...third.matchAll(/for="([^"]+)"\s*><bdi>Lender/g)].map(
			([, id = '']) => id,
		);
		const name = new RegExp(`id="${lender}" name="([^"]+)"`).exec(third)?.[1] ?? '';
		const body = send(third, { ...done, [name]: 'Bank Baru' });
		// The entry that nothing was typed into is none.
		expect(outputOf(readSubmission(body, item, setup))).toEqual({
			...output,
			level: 'HIGH',
			facilities: [...output.facilities, { lender: 'Bank Baru', outstanding: null }],
		});
	});

	test('are made like the others, without the lists of objects in those', () => {
		const shape = {
			rows: [{ a: 'x', on: true, tags: ['t'], inner: [{ b: 1 }], group: { c: 2 }, no: [] }],
		};
		const like = itemWith(shape);
		const first = renderReview(like, setup, state);
		const adding = /value="(add:f[\w-]{16})"\s+formaction="[^"]*#(f[\w-]{16})"/g;
		const press = [...first.matchAll(adding)].at(-1);
		const { typed } = readSubmission(send(first, {}, press?.[1]), like, setup);
		const second = renderReview(like, setup, { ...state, typed });
		expect(second).toContain(`id="${press?.[2] ?? ''}"`);
		const controls = [...second.matchAll(/for="(f[\w-]{16})"\s*><bdi>C</g)];
		const name =
			new RegExp(`id="${controls[1]?.[1] ?? ''}" name="([^"]+)"`).exec(second)?.[1] ?? '';
		const made = outputOf(readSubmission(send(second, { ...done, [name]: '7' }), like, setup));
		expect(made).toEqual({
			rows: [...shape.rows, { a: '', on: null, tags: [], group: { c: 7 } }],
		});
	});

	test('are not, where lists may not be edited', () => {
		const fixed = setupWith({ editableFields: ['facilities.lender'] });
		const body = send(page, { ...done, [removeSecond]: 'on' });
		expect(outputOf(readSubmission(body, item, fixed))).toBeUndefined();
		expect(renderReview(item, fixed, state)).not.toMatch(/Remove|add:/);
	});
});

describe('the record has changed meanwhile', () => {
	const item = itemWith(output);
	const setup = setupWith();
	const others = Object.fromEntries(Object.entries(output).filter(([name]) => name !== 'level'));
	const now = itemWith({ ...others, score: 5, identity: { ...output.identity, nik: '990' } });
	const typing = { ...done, Score: '2', Level: 'HIGH', Name: 'SITI', comment: 'Sesuai' };
	const submission = readSubmission(send(renderReview(item, setup, state), typing), now, setup);
	const page = renderReview(now, setup, {
		...state,
		typed: submission.typed,
		notice: { kind: 'changed' },
	});

	test('links that are signed anew for each reader are no change', () => {
		const link = (signature: string) => ({
			photo: `https://files.example.test/a?sig=${signature}`,
		});
		const [then, later] = [itemWith(link('1')), itemWith(link('2'))];
		const body = send(renderReview(then, setup, state), done);
		const { kind, typed } = readSubmission(body, later, setup);
		expect(kind).toBe('ok');
		expect(renderReview(later, setup, { ...state, typed })).not.toContain(
			'Changed in the meantime',
		);
		expect(
			readSubmission(body, itemWith({ photo: 'https://files.example.test/b' }), setup).kind,
		).toBe('changed');
	});

	test('what is new in it is told as well, where all of it was shown', () => {
		const more = itemWith({ ...output, fresh: 'baru' });
		const { typed } = readSubmission(send(renderReview(item, setup, state)), more, setup);
		const text = renderReview(more, setup, { ...state, typed }).replace(/<[^>]+>/g, '');
		expect(text.replace(/\s+/g, ' ')).toContain('Differences: Fresh: baru');
	});

	test('so nothing is taken', () => {
		expect(submission.kind).toBe('changed');
		expect(submit({ ...done }, { now: itemWith(output, { status: 'COMPLETED' }) }).kind).toBe(
			'changed',
		);
	});

	test('the order of its fields is no change', () => {
		const turned = Object.fromEntries(Object.entries(output).reverse());
		expect(submit(done, { now: itemWith(turned) }).kind).toBe('ok');
	});

	test('the page says what, and keeps what was typed', () => {
		const text = page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
		expect(text).toContain('The verification has changed in the meantime');
		expect(text).toContain('NIK: 990 · Before: 9900004202920001');
		// What stood there cannot be told: the reviewer has typed over it.
		expect(text).toContain('Score: 5');
		expect(text).toContain('Score Changed in the meantime EditedNow: 5');
		expect(text).toContain('can no longer be corrected: HIGH');
		expect(page).toMatch(/value="2"/);
		expect(page).toMatch(/value="SITI"/);
		expect(page).toMatch(/Sesuai<\/textarea>/);
	});

	test('the second try is about the record as it is now', () => {
		expect(outputOf(readSubmission(send(page), now, setup))).toEqual({
			...now.output,
			score: 2,
			identity: { nik: '990', name: 'SITI', birth_date: '1992-02-02' },
		});
	});
});

describe('a form that did not arrive as it was sent', () => {
	const item = itemWith(output);
	const setup = setupWith();
	const body = send(renderReview(item, setup, state), { ...done, Name: 'SITI' });

	test.each<[string, JsonObject, Submission['kind']]>([
		['nothing', {}, 'incomplete'],
		['cut', { ...body, end: undefined }, 'incomplete'],
		['what was typed elsewhere is broken', { ...body, kept: '{"fields": [[' }, 'incomplete'],
		['what was typed elsewhere is something else', { ...body, kept: '[]' }, 'incomplete'],
		['without a version', { ...body, version: undefined }, 'changed'],
		['without a button', { ...body, do: undefined }, 'again'],
		['names that came twice', { ...body, decision: ['COMPLETED', 'NEED_REVIEW'] }, 'ok'],
		['objects in place of text', { ...body, decision: { a: 1 }, comment: 7 }, 'invalid'],
		['names of every object', { ...body, constructor: 'x', __proto__: 'x', toString: 'x' }, 'ok'],
		['an unknown field', { ...body, [`f${'A'.repeat(24)}`]: 'x' }, 'ok'],
		['a list to add to that is none', { ...body, do: 'add:' }, 'again'],
		['a part that is none', { ...body, do: 'part:-1' }, 'again'],
	])('%s', (_name, sent, kind) => {
		const submission = readSubmission(sent, item, setup);
		expect(submission.kind).toBe(kind);
		// And it can be shown again.
		expect(renderReview(item, setup, { ...state, typed: submission.typed })).toContain('</html>');
	});
});

test('a failed saving keeps everything typed', () => {
	const item = itemWith(output);
	const setup = setupWith();
	const typing = { ...done, Name: 'SITI', comment: 'Sesuai', reviewer: 'Rina' };
	const { typed } = readSubmission(send(renderReview(item, setup, state), typing), item, setup);
	const page = renderReview(item, setup, {
		...state,
		typed,
		notice: { kind: 'notSent', detail: '<down>' },
	});
	expect(page).toContain('&lt;down&gt;');
	expect(readSubmission(send(page), item, setup)).toMatchObject({
		kind: 'ok',
		decision: 'COMPLETED',
		comment: 'Sesuai',
		name: 'Rina',
		output: { identity: { name: 'SITI' } },
	});
});
