// Corrections of fields: what does not fit the verification is refused, with a reason, and its status is left alone.
import { runDecisions } from './support/decisions-run.cts';
import { DECISIONS, rowsOf, type DecisionRow } from './support/decisions-sheet.cts';
import type { Example } from './support/example.cts';
import { withParameters } from './support/settings.cts';
import { useExample } from './support/use-example.cts';

const BATCH = /values:batchUpdate$/;
const OUTPUT = {
	employee: 'SITI CONTOH',
	net_salary: 7_250_000,
	permanent: true,
	notes: null,
	pep_matches: ['A'],
	identity: { nik: '0000000000000001', name: 'SITI CONTOH' },
};
let example: Example;

useExample(
	'spreadsheet-of-decisions',
	(opened) => {
		example = opened;
	},
	{ label: 'corrections' },
);

function waiting(): string {
	const [made] = example.sandbox.state.addVerifications(1, { output: structuredClone(OUTPUT) });
	return made?.id ?? '';
}

function bodies(id: string): unknown[] {
	return example.sandbox.record.writes(id).map(({ body }) => body);
}

test.each<[string, Pick<DecisionRow, 'field' | 'value'>, RegExp]>([
	['a misspelled field', { field: 'net_salery', value: 5 }, /no field of this name/],
	['a misspelled field inside another', { field: 'identity.nic', value: '1' }, /no field of this/],
	['a name that every object has', { field: 'constructor', value: '1' }, /no field of this name/],
	['a name that no field may have', { field: '__proto__', value: '1' }, /./],
	['a name with a part missing', { field: 'identity..nik', value: '1' }, /no field of this name/],
	['a place in a text', { field: 'employee.0', value: 'B' }, /no field of this name/],
	['a place in a list', { field: 'pep_matches.0', value: 'B' }, /no field of this name/],
	['text for a number', { field: 'net_salary', value: '8000000' }, /holds a number, .* holds text/],
	['a number for text', { field: 'identity.nik', value: 1 }, /holds text, .* holds a number/],
	[
		'text for yes or no',
		{ field: 'permanent', value: 'yes' },
		/holds TRUE or FALSE, .* holds text/,
	],
	['a value for a whole group', { field: 'identity', value: 'x' }, /several values/],
	['a field without a value', { field: 'net_salary' }, /no value/],
	['a value without a field', { value: 8_000_000 }, /for which field/],
])('%s is refused', async (_what, correction, reason) => {
	const id = waiting();
	const { book, execution } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED', ...correction },
	]);
	expect(execution.failure).toBeUndefined();
	expect(book.records(DECISIONS)[0]).toMatchObject({
		result: 'refused',
		reason: expect.stringMatching(reason) as string,
		changes: '',
		status: 'NEED_REVIEW',
	});
	expect(bodies(id)).toEqual([]);
});

test.each<[string, Pick<DecisionRow, 'field' | 'value'>, object]>([
	['with a space behind its name', { field: 'net_salary ', value: 0 }, { net_salary: 0 }],
	['of an empty field', { field: 'notes', value: 'seen' }, { notes: 'seen' }],
	['of yes or no', { field: 'permanent', value: false }, { permanent: false }],
	[
		'inside another field',
		{ field: 'identity.nik', value: '0000000000000002' },
		{ identity: { ...OUTPUT.identity, nik: '0000000000000002' } },
	],
])('a correction %s is made, and the rest stays', async (_what, correction, changed) => {
	const id = waiting();
	const { book } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED', ...correction },
	]);
	expect(book.records(DECISIONS)[0]).toMatchObject({ result: 'done', reason: '' });
	expect(bodies(id)).toEqual([
		{ verification_status: 'COMPLETED', output: { ...OUTPUT, ...changed } },
	]);
});

test('a decision that is withdrawn after an outage is not applied, nor is its correction', async () => {
	const id = waiting();
	const { sheets } = example.parties;
	sheets.limitRate({ method: 'POST', path: BATCH, nth: 2 });
	const outage = example.sandbox.faults.add({
		match: { method: 'PUT', path: new RegExp(id) },
		fault: { type: 'status', status: 503 },
	});
	const row = { verification_id: id, decision: 'COMPLETED', field: 'net_salary', value: 8_000_000 };
	const other = { verification_id: waiting(), decision: 'COMPLETED' };
	const { book, again } = await runDecisions(example, [row, other], (workflow) => {
		const nodes = workflow.nodes.map((node) => ({ ...node, retryOnFail: false }));
		const update = nodes.find(({ name }) => name === 'Update verification');
		const options = { ...(update?.parameters.options as object), maxTries: 1 };
		return withParameters({ ...workflow, nodes }, 'Update verification', { options });
	});
	expect(book.records(DECISIONS)[0]).toMatchObject({ result: 'planned' });
	outage.remove();
	const former = bodies(id).length;
	rowsOf(book)[1]?.splice(2, 1, '');
	await again();
	expect(bodies(id)).toHaveLength(former);
	expect(example.sandbox.state.find(id)).toMatchObject({ status: 'NEED_REVIEW', output: OUTPUT });
	expect(book.records(DECISIONS)).toMatchObject([{ result: 'planned' }, { result: 'done' }]);
});
