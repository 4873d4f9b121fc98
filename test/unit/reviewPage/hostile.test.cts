import fc from 'fast-check';
import {
	readSubmission,
	renderDone,
	renderList,
	renderMessage,
	renderResend,
	renderReview,
} from '../../../nodes/Anycheck/reviewPage/page/index';
import { changesBetween } from '../../../nodes/Anycheck/json/compare';
import type { JsonObject } from '../../../nodes/Anycheck/json/objects';
import { formTreeOf, nodesIn } from '../../../nodes/Anycheck/reviewPage/page/formTree';
import type { ReviewItem, Typed } from '../../../nodes/Anycheck/reviewPage/page/model';
import { jsonObject } from '../support/json.cts';
import { itemWith, setupWith, state } from './support/examples.cts';
import { controlsIn, send } from './support/form.cts';

const TAGS =
	'a b bdi blockquote body button dd del div dl dt fieldset figcaption figure form h1 h2 head header html img kbd input ins label legend li main meta nav ol option p progress script section select span style textarea time title ul'.split(
		' ',
	);
const HOSTILE = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onfocus='alert(1)",
	'</textarea><script>alert(1)</script>',
	'</style></title><!-- ',
	'${7*7} {field} $& {{constructor}}',
	'javascript:alert(1)',
	'\u202egnp.exe \u0000 \ud83d \r\n\t',
	'👩‍👩‍👧‍👦 ﷽ Z͑ͫa̴̢l̴g̷o̸',
	'x'.repeat(3_000),
	'\n\nleading',
	' ',
	'',
	'__proto__',
	'constructor',
	'a.b[c][0]',
	'k'.repeat(2_000),
];

/** What in the page acts: its tags, and attributes that could. The page's own style and script are left out. */
function actsIn(page: string): string[] {
	const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
	const tags = [...body.matchAll(/<\/?([a-z0-9]+|!--)/gi)].map(([, name = '']) =>
		name.toLowerCase(),
	);
	const strange = tags.filter((name) => !TAGS.includes(name));
	const bare = body.replace(/="[^"]*"/g, '=""');
	const attributes = [...bare.matchAll(/<[a-z0-9]+[^<>]*?\s(on\w+|style|srcdoc)\s*=/gi)].map(
		([, name = '']) => name,
	);
	const links = [...body.matchAll(/\s(?:href|src|action|formaction)="\s*([a-z]+):/gi)]
		.map(([, scheme = '']) => scheme.toLowerCase())
		.filter((scheme) => !['http', 'https', 'data'].includes(scheme));
	return [...strange, ...attributes, ...links];
}

test.each([
	['<p><iframe></p>', 'iframe'],
	['<!-- x', '!--'],
	['<img src="a" onerror="x()">', 'onerror'],
	['<p class="a" style="color: red">', 'style'],
	['<a class="b" href="javascript:x()">', 'javascript'],
])('%s is found to act', (page, found) => {
	expect(actsIn(page)).toEqual([found]);
});

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.string());
const value = fc.letrec<{ value: unknown; object: JsonObject }>((tie) => ({
	object: fc.dictionary(text, tie('value'), { maxKeys: 6 }),
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		text,
		fc.double(),
		fc.constantFrom(null, true, false, Number('12345678901234567890'), '1992-02-02', '1e400'),
		fc.array(text, { maxLength: 3 }),
		fc.array(tie('value'), { maxLength: 3 }),
		tie('object'),
	),
}));
/** What JSON makes of it: objects with ordinary fields of any name. */
const outputs = value.object.map((object) => JSON.parse(JSON.stringify(object)) as JsonObject);

const setup = setupWith();

/** Each field of the item with this text typed, and each entry taken out. */
function edited(item: ReviewItem, typed: string): Pick<Typed, 'edits' | 'removed'> {
	const ids = nodesIn(formTreeOf(item, setup)).map(({ id }) => id);
	const field = { text: typed, fingerprint: '' };
	return { edits: new Map(ids.map((id) => [id, field])), removed: new Set(ids) };
}

test('whatever is in a record, it is shown harmlessly and comes back as it was', () => {
	fc.assert(
		fc.property(outputs, (output) => {
			const item = itemWith(output);
			const page = renderReview(item, setup, state);
			expect(actsIn(page)).toEqual([]);
			const submission = readSubmission(send(page, { decision: 'COMPLETED' }), item, setup);
			expect(submission).toMatchObject({ kind: 'ok', changes: [] });
			expect(submission).not.toHaveProperty('output');
		}),
		{ numRuns: 100 },
	);
});

test('whatever is in a record, a required field that it lacks is asked for, and nothing else changes', () => {
	const demanding = setupWith({ requiredFields: ['there.is.no.such.field'] });
	const message = 'Fill in “Field” to complete the review.';
	fc.assert(
		fc.property(outputs, (output) => {
			const item = itemWith(output);
			const page = renderReview(item, demanding, state);
			const sent = (decision: string) => readSubmission(send(page, { decision }), item, demanding);
			expect(sent('COMPLETED')).toMatchObject({ kind: 'invalid', errors: [{ message }] });
			const sentBack = sent('NEED_REVIEW');
			expect(sentBack).toMatchObject({ kind: 'ok', changes: [] });
			expect(sentBack).not.toHaveProperty('output');
		}),
		// Digits are a position in a list only.
		{ numRuns: 50, examples: [[{ 0: {} }]] },
	);
});

test('one edit changes one place', () => {
	fc.assert(
		fc.property(outputs, fc.nat(), (output, choice) => {
			const item = itemWith(output);
			const page = renderReview(item, setup, state);
			const fields = controlsIn(page).filter(
				({ name, type }) => name.startsWith('f') && type !== 'radio',
			);
			const field = fields[choice % Math.max(1, fields.length)];
			fc.pre(field !== undefined);
			const typed = field.type === 'date' ? '2001-02-03' : '7';
			fc.pre(field.value !== typed);
			const body = send(page, { decision: 'NEED_REVIEW', [field.name]: typed });
			const submission = readSubmission(body, item, setup);
			// JSON of another kind is refused; everything else is one change.
			if (submission.kind !== 'ok') {
				expect(submission).toMatchObject({ kind: 'invalid', errors: [{ field: field.id }] });
				return;
			}
			expect(submission.changes).toHaveLength(1);
			expect(changesBetween(output, submission.output ?? output)).toEqual(submission.changes);
		}),
		{ numRuns: 100 },
	);
});

test('hostile words anywhere else are harmless too', () => {
	fc.assert(
		fc.property(text, text, jsonObject, (one, other, output) => {
			const item = itemWith(output, {
				verificationId: one,
				serviceName: other,
				createdAt: one,
				status: other,
				outputStatus: one,
				reason: other,
				documents: (['image', 'pdf', 'other'] as const).map((kind) => ({
					name: one,
					kind,
					href: other,
				})),
			});
			const words = setupWith({
				title: one,
				instructions: other,
				labels: { a: one, b: other },
				decisions: [{ value: 'COMPLETED', label: one }],
			});
			const typed = {
				...readSubmission({}, item, words).typed,
				comment: one,
				name: other,
				decision: one,
			};
			const errors = [{ field: 'decision', message: one }];
			const decided = { decision: one, name: other, at: one };
			const change = { path: one, before: other, after: output };
			for (const page of [
				renderReview(item, words, { ...state, typed, errors, listHref: '/' }),
				renderReview(item, words, { ...state, typed, notice: { kind: 'notSent', detail: one } }),
				renderList([{ item, href: '/', decided }], words),
				renderDone({ item, decision: one, changes: [change], comment: one, name: other }, words),
				renderMessage({ kind: 'decided', decided, listHref: '/' }, words),
				renderMessage({ kind: 'missing', typed: { ...typed, ...edited(item, one) }, item }, words),
				renderMessage({ kind: 'missing', typed: { ...typed, ...edited(item, one) } }, words),
				renderResend(words, { ...state, body: { [one]: other, other: [one, other] } }),
			]) {
				expect(actsIn(page)).toEqual([]);
			}
		}),
		{ numRuns: 60 },
	);
});

test('whatever is sent, reading it does not throw, and the page can be shown again', () => {
	const item = itemWith({ a: 1, rows: [{ b: 'x' }], tags: ['t'], is_on: null });
	const whole = send(renderReview(item, setup, state), { decision: 'COMPLETED' });
	const names = fc.constantFrom(...Object.keys(whole), 'kept', 'do', '__proto__', 'length');
	const strange = fc.oneof(
		text,
		fc.json(),
		fc.array(text),
		jsonObject,
		fc.integer(),
		fc.constant(null),
	);
	const kept = fc.record({
		fields: fc.array(fc.tuple(fc.constantFrom(...Object.keys(whole)), strange, strange)),
		removed: fc.array(strange),
		added: fc.array(fc.tuple(text, strange)),
	});
	fc.assert(
		fc.property(
			fc.dictionary(names, strange),
			fc.oneof(
				strange,
				kept.map((one) => JSON.stringify(one)),
			),
			(other, more) => {
				const { typed } = readSubmission({ ...whole, ...other, kept: more }, item, setup);
				const page = renderReview(item, setup, { ...state, typed });
				expect(actsIn(page)).toEqual([]);
			},
		),
		{ numRuns: 200 },
	);
	const odd = '{"fields": [[{"toString": 1, "valueOf": 1}, 1, 2]], "removed": [{"toString": 1}]}';
	expect(readSubmission({ ...whole, kept: odd }, item, setup).kind).toBe('ok');
});

test('fields of names that no assignment makes are shown and kept, not edited', () => {
	const output = JSON.parse('{"__proto__": {"admin": true}, "a": 1}') as JsonObject;
	const item = itemWith(output);
	const page = renderReview(item, setup, state);
	expect(page).toContain('<bdi>Admin</bdi>');
	expect(() => send(page, { Admin: 'false' })).toThrow('Not in the form');
	const submission = readSubmission(send(page, { decision: 'COMPLETED', A: '2' }), item, setup);
	expect(JSON.stringify(submission.kind === 'ok' && submission.output)).toBe(
		'{"__proto__":{"admin":true},"a":2}',
	);
	expect(submission).not.toHaveProperty('admin');
});
