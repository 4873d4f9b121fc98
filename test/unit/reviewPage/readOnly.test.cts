// Records that the page could not send back as they are: it shows them, and changes nothing in them.
import {
	readSubmission,
	renderReview,
	outputForReview,
} from '../../../nodes/Anycheck/reviewPage/page/index';
import { english } from '../../../nodes/Anycheck/reviewPage/page/texts/en';
import { indonesian } from '../../../nodes/Anycheck/reviewPage/page/texts/id';
import type { JsonObject } from '../../../nodes/Anycheck/json/objects';
import { parseExactly } from '../../../nodes/Anycheck/json/numbers';
import { itemWith, setupWith, state } from './support/examples.cts';
import { controlsIn, send } from './support/form.cts';

const isOfField = (name: string) => /^f[\w-]{24}$/.test(name);
const done = { decision: 'COMPLETED' };

/** The verification with this output, as the page shows it. */
function itemOf(json: string) {
	const { output, readOnly } = outputForReview(parseExactly(json));
	return itemWith(output, readOnly && { readOnly });
}

describe.each([
	['a long number', '{"name": "SITI CONTOH", "no": 123456789012345678}', 'longNumber' as const],
	['a list', '[{"name": "SITI CONTOH", "no": "123456789012345678"}]', 'noObject' as const],
	['text', '"SITI CONTOH 123456789012345678"', 'noObject' as const],
])('%s', (_what, json, why) => {
	const item = itemOf(json);
	const page = renderReview(item, setupWith(), state);

	test('is shown, with the reason why nothing can be corrected', () => {
		expect(page).toContain('SITI CONTOH');
		expect(page).toContain('123456789012345678');
		expect(page).toContain(english.readOnly[why]);
		const other = renderReview(item, setupWith({ language: 'id' }), state);
		expect(other).toContain(indonesian.readOnly[why]);
	});

	test('has no control, and takes no correction that is sent all the same', () => {
		expect(controlsIn(page).filter(({ name }) => isOfField(name))).toEqual([]);
		const form = send(renderReview(itemWith(item.output), setupWith(), state), done);
		const typed: JsonObject = {};
		for (const [name, value] of Object.entries(form)) {
			typed[name] = isOfField(name) ? 'SOMEBODY ELSE' : value;
		}
		expect(Object.values(typed)).toContain('SOMEBODY ELSE');
		const submission = readSubmission(typed, item, setupWith());
		expect(submission).toMatchObject({ kind: 'ok', decision: 'COMPLETED', changes: [] });
		expect(submission).not.toHaveProperty('output');
	});

	test('is decided as it is', () => {
		const submission = readSubmission(send(page, done), item, setupWith());
		expect(submission).toMatchObject({ kind: 'ok', decision: 'COMPLETED', changes: [] });
		expect(submission).not.toHaveProperty('output');
	});
});

test('an ordinary record is corrected, and nothing is said', () => {
	const item = itemOf('{"name": "SITI CONTOH", "no": "123456789012345678"}');
	const page = renderReview(item, setupWith(), state);
	expect(page).not.toContain('You cannot correct anything');
	const submission = readSubmission(send(page, { ...done, Name: 'SITI C.' }), item, setupWith());
	expect(submission).toMatchObject({ output: { name: 'SITI C.', no: '123456789012345678' } });
});

test('where corrections are not allowed, no reason is given', () => {
	const item = itemOf('{"no": 123456789012345678}');
	const page = renderReview(item, setupWith({ allowEditing: false }), state);
	expect(page).not.toContain('You cannot correct anything');
});
