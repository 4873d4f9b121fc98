// Waiting for completion with the workflow parked: until when, for which items, and when not at all.
import type { INodeParameters } from 'n8n-workflow';
import type { VerificationStatus } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { on, setIntake, type Intake } from './support/intake.cts';
import { withoutLaterLooks } from './support/later-looks.cts';

let intake: Intake;

beforeAll(async () => {
	intake = await setIntake();
	withoutLaterLooks();
});

beforeEach(() => {
	intake.sandbox.reset();
});

afterAll(async () => {
	jest.useRealTimers();
	await intake.close();
});

function add(status: VerificationStatus): string {
	return intake.sandbox.state.addVerifications(1, { status })[0]?.id ?? '';
}

interface Row {
	id: string;
	[field: string]: unknown;
}

const run = async (rows: Row[], parameters: INodeParameters = {}, settings = {}) =>
	await intake.run(
		on('waitForCompletion', parameters),
		rows.map((row) => ({ json: row as never })),
		settings,
	);

const MINUTE = 60_000;

/** How long from now the run is parked at most, in minutes. */
const minutes = (till: Date | null | undefined) =>
	Math.round(((till?.getTime() ?? 0) - Date.now()) / MINUTE);

it.each([
	[{}, 60],
	[{ waitAtMost: 5 }, 5],
	[{ waitAtMost: 2, waitUnit: 'hours' }, 120],
	[{ waitAtMost: '={{ "1.5" }}', waitUnit: '={{ "Days" }}' }, 36 * 60],
])('parks the workflow, given %j', async (parameters, expected) => {
	const { status, waitTill } = await run([{ id: add('IN_QUEUE') }], parameters);

	expect(status).toBe('waiting');
	expect(minutes(waitTill)).toBe(expected);
	expect(intake.sandbox.record.total).toBe(1);
});

it('does not park when all have ended already', async () => {
	const rows = [{ id: add('COMPLETED') }, { id: add('NEED_REVIEW') }];

	const { status, outputs } = await run(rows);

	expect(status).toBe('success');
	expect(outputs.success.map(({ json }) => json['id'])).toEqual(rows.map(({ id }) => id));
	expect(outputs.success.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

it('parks while one has not, and passes nothing on', async () => {
	const { status, seen } = await run([{ id: add('COMPLETED') }, { id: add('IN_PROGRESS') }]);

	expect(status).toBe('waiting');
	expect(seen).toEqual({ success: [], error: [] });
});

// n8n empties the list that it gets of a node with an error output: it must not be the one that it keeps.
it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'])(
	'keeps its input for later: %s',
	async (onError) => {
		const rows = [{ id: add('IN_PROGRESS') }, { id: add('COMPLETED') }];

		const { executionData } = await run(rows, {}, { onError });

		const [kept] = executionData.executionData?.nodeExecutionStack ?? [];
		expect(kept?.data['main']?.[0]?.map(({ json }) => json)).toEqual(rows);
	},
);

it('waits for the statuses that are chosen, and for no other', async () => {
	const goOnWhen = ['COMPLETED'];

	expect((await run([{ id: add('FAILED') }], { goOnWhen })).status).toBe('waiting');
	expect((await run([{ id: add('COMPLETED') }], { goOnWhen })).status).toBe('success');
});

it('waits as long as the item that waits longest', async () => {
	const rows = [
		{ id: add('COMPLETED'), wait: 900 },
		{ id: add('IN_QUEUE'), wait: 10 },
		{ id: add('IN_QUEUE'), wait: 30 },
	];

	const { waitTill } = await run(rows, { waitAtMost: '={{ $json.wait }}' });

	expect(minutes(waitTill)).toBe(30);
});

describe('an item that cannot be waited for', () => {
	const BAD: Array<[string, Row, RegExp]> = [
		['has no ID', { id: 'none', wait: 5 }, /^'Verification' is not a valid ID/],
		[
			'does not exist',
			{ id: '3c90c3cc-0d44-4b50-8888-8dd25736052a', wait: 5 },
			/^The verification was not found/,
		],
		['says no time', { id: '', wait: 'soon' }, /^'Maximum Wait' is not a length of time/],
	];
	const rowsWith = (bad: Row) => [
		{ ...bad, id: bad.id === '' ? add('IN_QUEUE') : bad.id },
		{ id: add('IN_QUEUE'), wait: 5 },
	];
	const parameters = { waitAtMost: '={{ $json.wait }}' };

	it.each(BAD)('because it %s: it alone fails, the other is waited for', async (_, bad) => {
		for (const onError of ['continueRegularOutput', 'continueErrorOutput']) {
			const { status, waitTill } = await run(rowsWith(bad), parameters, { onError });

			expect(status).toBe('waiting');
			expect(minutes(waitTill)).toBe(5);
		}
	});

	it.each(BAD)('because it %s: it stops the workflow', async (_, bad, told) => {
		const settings = { onError: 'stopWorkflow' };

		const { status, error, waitTill } = await run(rowsWith(bad), parameters, settings);

		expect(status).toBe('error');
		expect(error?.message).toMatch(told);
		expect(error).toMatchObject({ itemIndex: 0, name: expect.stringMatching(/^Node/) as string });
		expect(waitTill).toBeUndefined();
	});

	it.each(BAD)('because it %s: nothing is parked for it alone', async (_, bad, told) => {
		const [first] = rowsWith(bad);

		const result = await run(first ? [first] : [], parameters);

		expect(result.status).toBe('success');
		expect(failures(result)).toEqual([expect.stringMatching(told)]);
		expect(result.outputs.success).toEqual([]);
	});
});
