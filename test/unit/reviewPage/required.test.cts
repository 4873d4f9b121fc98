// Fields that have to be filled in: also where the record does not have them, or the page would not show them.
import {
	readSubmission,
	renderReview,
	type ReviewSetup,
} from '../../../nodes/Anycheck/reviewPage/page/index';
import type { JsonObject } from '../../../nodes/Anycheck/json/objects';
import { itemWith, setupWith, state } from './support/examples.cts';
import { send, type Typing } from './support/form.cts';

function submit(output: JsonObject, setup: Partial<ReviewSetup>, typing: Typing) {
	const item = itemWith(output);
	const page = renderReview(item, setupWith(setup), state);
	return readSubmission(send(page, typing), item, setupWith(setup));
}

const done = { decision: 'COMPLETED' };
const needed = (label: string) => [
	expect.objectContaining({
		message: `Fill in “${label}” to complete the review.`,
	}) as object,
];

const CASES: Array<
	[name: string, setup: Partial<ReviewSetup>, before: JsonObject, after: JsonObject]
> = [
	['is missing', { requiredFields: ['nik'] }, { name: 'S' }, { name: 'S', nik: '99' }],
	['is the only one', { requiredFields: ['nik'] }, {}, { nik: '99' }],
	[
		'is missing in a group',
		{ requiredFields: ['id.nik'] },
		{ id: { name: 'S' } },
		{ id: { name: 'S', nik: '99' } },
	],
	[
		'is missing with its group',
		{ requiredFields: ['person.id.nik'] },
		{ name: 'S' },
		{ name: 'S', person: { id: { nik: '99' } } },
	],
	[
		'is in a group that is null',
		{ requiredFields: ['id.nik'] },
		{ id: null },
		{ id: { nik: '99' } },
	],
	[
		'is in a group that is empty',
		{ requiredFields: ['id.nik'] },
		{ id: {} },
		{ id: { nik: '99' } },
	],
	[
		'is missing in an entry of a list',
		{ requiredFields: ['loans.nik'] },
		{ loans: [{ sum: 1, nik: '98' }, { sum: 2 }] },
		{
			loans: [
				{ sum: 1, nik: '98' },
				{ sum: 2, nik: '99' },
			],
		},
	],
	[
		'is missing and has a dot in its name',
		{ requiredFields: ['No. NIK'] },
		{ name: 'S' },
		{ name: 'S', 'No. NIK': '99' },
	],
	[
		'is missing in a group that has a dot in its name',
		{ requiredFields: ['Kel./Desa.nik'] },
		{ 'Kel./Desa': { name: 'S' } },
		{ 'Kel./Desa': { name: 'S', nik: '99' } },
	],
	[
		'is empty, and would not be shown',
		{ requiredFields: ['nik'], shownFields: ['name'] },
		{ name: 'S', nik: '' },
		{ name: 'S', nik: '99' },
	],
	[
		'is missing, and would not be shown',
		{ requiredFields: ['nik'], shownFields: ['name'] },
		{ name: 'S' },
		{ name: 'S', nik: '99' },
	],
];

describe('one that', () => {
	test.each(CASES)('%s has to be filled in to complete', (_name, setup, before, after) => {
		const label = setup.requiredFields?.[0] === 'No. NIK' ? 'No. NIK' : 'NIK';
		expect(submit(before, setup, done)).toMatchObject({ kind: 'invalid', errors: needed(label) });
		// The last is the empty one.
		const item = itemWith(before);
		const page = renderReview(item, setupWith(setup), state);
		const [, control = ''] = /name="(f[\w-]{24})" value=""/.exec(page) ?? [];
		const filled = readSubmission(send(page, { ...done, [control]: '99' }), item, setupWith(setup));
		expect(filled).toMatchObject({ kind: 'ok', output: after });
	});

	test.each(CASES)(
		'%s is not needed for another decision, and changes nothing',
		(_name, setup, before) => {
			const submission = submit(before, setup, { decision: 'NEED_REVIEW' });
			expect(submission).toMatchObject({ kind: 'ok', changes: [] });
			expect(submission).not.toHaveProperty('output');
		},
	);

	test('is missing leaves nothing of itself when only another field is corrected', () => {
		const setup = { requiredFields: ['id.nik', 'no.such.field'] };
		const typing = { decision: 'NEED_REVIEW', Name: 'SITI' };
		const submission = submit({ id: { name: 'S' } }, setup, typing);
		const output = submission.kind === 'ok' ? submission.output : submission;
		expect(JSON.stringify(output)).toBe('{"id":{"name":"SITI"}}');
	});
});

test.each<[string, Partial<ReviewSetup>, JsonObject]>([
	['a field that has dots in its name', { requiredFields: ['id.nik'] }, { 'id.nik': '99' }],
	['any names', { requiredFields: ['*.nik', '**'] }, { name: 'S', id: { name: 'S' } }],
	[
		'a field that has a space around its name',
		{ requiredFields: ['id.nik'] },
		{ id: { ' nik ': '99' } },
	],
	[
		'a field that ends with a dot',
		{ requiredFields: ['No.', 'No. NIK'] },
		{ 'No.': 1, 'No. NIK': '9' },
	],
	['a group that is there', { requiredFields: ['id'] }, { id: { nik: '99' } }],
	['zero and no', { requiredFields: ['score', 'ok'] }, { score: 0, ok: false }],
	[
		'what no object can have',
		{ requiredFields: ['__proto__.x', 'id.__proto__'] },
		{ id: { a: 1 } },
	],
])('nothing is missing: %s', (_name, setup, output) => {
	expect(submit(output, setup, done)).toMatchObject({ kind: 'ok', changes: [] });
});
