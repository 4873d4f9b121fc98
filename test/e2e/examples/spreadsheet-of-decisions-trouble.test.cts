// What goes wrong around the example: the sheet changes meanwhile, Google or AnyCheck is not available.
import { runDecisions } from './support/decisions-run.cts';
import { decisionsSheet, DECISIONS, recordsById, rowsOf } from './support/decisions-sheet.cts';
import type { Example } from './support/example.cts';
import { withParameters, withSettings } from './support/settings.cts';
import { useExample } from './support/use-example.cts';

const SPREADSHEET = /\/spreadsheets\/[\w-]+$/;
const BATCH = /values:batchUpdate$/;
let example: Example;

useExample(
	'spreadsheet-of-decisions',
	(opened) => {
		example = opened;
	},
	{ label: 'trouble' },
);

function waiting(count: number): string[] {
	return example.sandbox.state.addVerifications(count).map(({ id }) => id);
}

function bodies(id: string): unknown[] {
	return example.sandbox.record.writes(id).map(({ body }) => body);
}

test('a sheet that is sorted, added to and edited meanwhile keeps every line with its row, and waits where the decision changed', async () => {
	const ids = waiting(6);
	const [removed = '', changed = '', ...others] = ids;
	const { sheets } = example.parties;
	const book = sheets.add(
		decisionsSheet(ids.map((id) => ({ verification_id: id, decision: 'COMPLETED' }))),
	);
	const meanwhile = (nth: number, change: (rows: ReturnType<typeof rowsOf>) => void): void => {
		sheets.interrupt({
			match: { method: 'GET', path: SPREADSHEET, nth },
			before: () => {
				change(rowsOf(book));
			},
		});
	};
	// Looks at the spreadsheet, in turn: "Column names", "Rows", "Write plan", "Rows again", "Write outcome".
	meanwhile(3, (rows) => rows.push(...rows.splice(1).reverse()));
	meanwhile(4, (rows) => {
		rows.splice(
			rows.findIndex(([id]) => id === removed),
			1,
		);
		rows.find(([id]) => id === changed)?.splice(2, 1, 'NEED_REVIEW');
	});
	meanwhile(5, (rows) => rows.splice(1, 0, [waiting(1)[0] ?? '', 'Nasabah baru', '']));
	const workflowId = await example.import((one) => withSettings(one, { spreadsheet: book.url }));
	const execution = await example.run(workflowId, 'Start');
	expect(execution.failure).toBeUndefined();

	const records = recordsById(book);
	expect(bodies(removed)).toEqual([]);
	expect(bodies(changed)).toEqual([]);
	expect(records.get(changed)).toMatchObject({ decision: 'NEED_REVIEW', result: 'planned' });
	expect(book.records(DECISIONS)[0]).toMatchObject({ name: 'Nasabah baru', result: '' });
	for (const id of others) {
		const name = `Nasabah ${ids.indexOf(id) + 1}`;
		expect(records.get(id)).toMatchObject({ name, result: 'done', status: 'COMPLETED' });
		expect(bodies(id)).toEqual([{ verification_status: 'COMPLETED' }]);
	}
	await example.run(workflowId, 'Start');
	expect(bodies(changed)).toEqual([]);
	expect(recordsById(book).get(changed)).toMatchObject({ result: 'done', status: 'NEED_REVIEW' });
});

test('a planned row that has got a double meanwhile is not decided', async () => {
	const [id = ''] = waiting(1);
	const { sheets } = example.parties;
	const book = sheets.add(decisionsSheet([{ verification_id: id, decision: 'COMPLETED' }]));
	rowsOf(book)[0]?.push('result');
	rowsOf(book)[1]?.push('planned');
	rowsOf(book).push([id, 'Nasabah 1', 'NEED_REVIEW']);
	const other = waiting(1)[0] ?? '';
	rowsOf(book).push([other, 'Nasabah 2', 'COMPLETED']);
	const workflowId = await example.import((one) => withSettings(one, { spreadsheet: book.url }));
	expect((await example.run(workflowId, 'Start')).failure).toBeUndefined();
	expect(book.records(DECISIONS)[0]).toMatchObject({ result: 'refused' });
	expect([bodies(id), bodies(other)]).toEqual([[], [{ verification_status: 'COMPLETED' }]]);
});

test('Google that has enough for a moment is asked again', async () => {
	const [id = ''] = waiting(1);
	example.parties.sheets.limitRate({ method: 'POST', path: BATCH, count: 2 });
	const { book, execution } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED' },
	]);
	expect(execution.failure).toBeUndefined();
	expect(recordsById(book).get(id)).toMatchObject({ result: 'done' });
});

test('when Google stops before the outcome is written, the next run writes it, and decides nothing again', async () => {
	const ids = waiting(3);
	example.parties.sheets.limitRate({ method: 'POST', path: BATCH, nth: 2 });
	const { book, execution, again } = await runDecisions(
		example,
		ids.map((id) => ({ verification_id: id, decision: 'COMPLETED' })),
		(workflow) => ({
			...workflow,
			nodes: workflow.nodes.map((node) => ({ ...node, retryOnFail: false })),
		}),
	);
	expect(execution.status).toBe('error');
	expect(ids.map((id) => recordsById(book).get(id)?.result)).toEqual(ids.map(() => 'planned'));
	expect((await again()).failure).toBeUndefined();
	for (const id of ids) {
		expect(recordsById(book).get(id)).toMatchObject({
			result: 'done',
			reason: '',
			changes: 'status: "NEED_REVIEW" → "COMPLETED"',
			status: 'COMPLETED',
		});
		expect(bodies(id)).toHaveLength(1);
	}
});

test('a row whose verification changes between plan and update is looked at again, and refused', async () => {
	const [id = ''] = waiting(1);
	const { sheets } = example.parties;
	sheets.interrupt({
		match: { method: 'POST', path: BATCH, count: 1 },
		before: () => {
			const verification = example.sandbox.state.verifications.get(id);
			if (verification) verification.status = 'FRAUD_DETECTED';
		},
	});
	const { book, again } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED' },
	]);
	expect(recordsById(book).get(id)).toMatchObject({
		result: 'planned',
		reason: 'Its status is FRAUD_DETECTED. The next run looks at it again.',
	});
	await again();
	expect(recordsById(book).get(id)).toMatchObject({ result: 'refused', changes: '' });
	expect(bodies(id)).toEqual([]);
});

test('while AnyCheck is not available, a row stays planned; then it is done', async () => {
	const ids = waiting(2);
	const [down = '', up = ''] = ids;
	const outage = example.sandbox.faults.add({
		match: { method: 'PUT', path: new RegExp(down) },
		fault: { type: 'status', status: 503 },
	});
	const { book, execution, again } = await runDecisions(
		example,
		ids.map((id) => ({ verification_id: id, decision: 'COMPLETED' })),
		(workflow) => {
			const update = workflow.nodes.find(({ name }) => name === 'Update verification');
			const options = { ...(update?.parameters.options as object), maxTries: 1 };
			return withParameters(workflow, 'Update verification', { options });
		},
	);
	expect(execution.failure).toBeUndefined();
	expect(recordsById(book).get(up)).toMatchObject({ result: 'done' });
	expect(recordsById(book).get(down)).toMatchObject({
		result: 'planned',
		reason: expect.stringMatching(/not available/) as string,
	});
	outage.remove();
	await again();
	expect(recordsById(book).get(down)).toMatchObject({ result: 'done', reason: '' });
	expect(ids.map((id) => bodies(id).length)).toEqual([1, 1]);
});

test('a row stays as planned while AnyCheck accepts an update but does not make it, or the credential lacks its password', async () => {
	const [id = ''] = waiting(1);
	const unkept = example.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: {
			type: 'status',
			status: 200,
			body: { ...example.sandbox.state.verifications.get(id) },
		},
	});
	const { book, again } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED' },
	]);
	const planned = {
		result: 'planned',
		changes: 'status: "NEED_REVIEW" → "COMPLETED"',
	};
	expect(recordsById(book).get(id)).toMatchObject({
		...planned,
		reason: expect.stringMatching(/the verification is still NEED_REVIEW/) as string,
	});
	unkept.remove();
	await example.changeAccount({ password: '' });
	await again();
	expect(recordsById(book).get(id)).toMatchObject({
		...planned,
		reason: expect.stringMatching(/'Password' is empty/) as string,
	});
	await example.changeAccount({});
	await again();
	expect(recordsById(book).get(id)).toMatchObject({ ...planned, result: 'done', reason: '' });
});
