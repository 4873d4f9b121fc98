// Options and choices whose values come from expressions: understood where their meaning is clear, refused otherwise.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PERSONAL } from './support/bad-items.cts';
import { deskOfSuite, failures, json, OUTPUT } from './support/desk.cts';

const desk = deskOfSuite();

const GIVEN = '={{ $json.given }}';

/** Completes one verification with an option that the item gives; `undefined` is a field the item does not have. */
async function complete(
	id: string,
	option: string,
	given: unknown,
	{ options = {}, ...parameters }: IDataObject = {},
) {
	const item = { id, ...(given !== undefined && { given: given as IDataObject }) };
	return await desk.run([item], {
		verificationStatus: 'COMPLETED',
		...parameters,
		options: { ...(options as INodeParameters), [option]: GIVEN },
	});
}

const writes = (id: string) => desk.sandbox.record.writes(id);

describe.each([
	'NEED_REVIEW',
	'need_review',
	'Need Review, FAILED',
	['NEED_REVIEW'],
	['Need Review'],
])('Only If Status Is: %j', (given) => {
	it('updates a verification in that status', async () => {
		const id = desk.add();

		await complete(id, 'onlyIfStatus', given);

		expect(writes(id)).toHaveLength(1);
	});

	it('does not touch one in another status', async () => {
		const id = desk.add({ status: 'CANCELLED' });

		const { outputs } = await complete(id, 'onlyIfStatus', given);

		expect(outputs.error[0]?.json['error']).toBe('The verification has the status CANCELLED');
		expect(writes(id)).toHaveLength(0);
	});
});

it.each(['true', 'TRUE', true])('takes %j for a dry run', async (given) => {
	const id = desk.add();

	const { outputs } = await complete(id, 'dryRun', given);

	expect(outputs.success[0]?.json['dry_run']).toBe(true);
	expect(writes(id)).toHaveLength(0);
});

it.each(['false', 'False', false])('takes %j for no dry run', async (given) => {
	const id = desk.add();

	await complete(id, 'dryRun', given);

	expect(writes(id)).toHaveLength(1);
});

it('takes the text true for the other switches', async () => {
	const [done, open] = [desk.add({ status: 'COMPLETED' }), desk.add()];

	const unchanged = await complete(done, 'skipIfUnchanged', 'true');
	const changed = await complete(open, 'includeChanges', 'true');

	expect(unchanged.outputs.success[0]?.json['skipped']).toBe(true);
	expect(changed.outputs.success[0]?.json['write_result']).toBe('written');
});

it.each(['Merge', 'MERGE', 'merge'])('takes the write mode %j', async (given) => {
	const id = desk.add();

	await complete(id, 'writeMode', given, json({ tags: [] }));

	expect(desk.record(id).output).toEqual({ ...OUTPUT, tags: [] });
});

it.each(['Skip', 'SKIP', 'skip'])('takes %j for what happens otherwise', async (given) => {
	const id = desk.add({ status: 'CANCELLED' });

	const { outputs } = await complete(id, 'otherwise', given, {
		options: { onlyIfStatus: ['NEED_REVIEW'] },
	});

	expect(outputs.success[0]?.json['skipped']).toBe(true);
});

describe.each([
	'onlyIfStatus',
	'otherwise',
	'dryRun',
	'includeChanges',
	'skipIfUnchanged',
	'writeMode',
])('the option %s', (option) => {
	it.each([undefined, null, '', PERSONAL, 5, {}])(
		'fails the item before any request when an expression gives %j',
		async (given) => {
			const run = await complete(desk.add(), option, given);

			expect(run.outputs.success).toEqual([]);
			expect(failures(run)).toHaveLength(1);
			expect(failures(run).join()).not.toContain(PERSONAL);
			expect(desk.sandbox.record.total).toBe(0);
		},
	);
});

describe.each([
	['giveUpAfter', 'Give Up After (Seconds)'],
	['itemsAtATime', 'Items at a Time'],
	['maxTries', 'Max Tries'],
	['retryBudget', 'Retry Budget'],
	['timeout', 'Timeout (Seconds)'],
])('the option %s', (option, label) => {
	it.each([undefined, null, '', ' ', PERSONAL, true, [], {}])(
		'fails the item before any request when an expression gives %j',
		async (given) => {
			const run = await complete(desk.add(), option, given);

			expect(run.outputs.success).toEqual([]);
			expect(failures(run)).toEqual([
				expect.stringMatching(
					`^The option '${label.replace(/[()]/g, '\\$&')}' has a value that is not understood\n`,
				),
			]);
			expect(failures(run).join()).not.toContain(PERSONAL);
			expect(desk.sandbox.record.total).toBe(0);
		},
	);

	it.each([7, '7', ' 7 ', 7.9, -1, 1e9])('takes %j', async (given) => {
		const id = desk.add();

		await complete(id, option, given);

		expect(writes(id)).toHaveLength(1);
	});
});

it('fails only the items whose number is none, also where it is the first', async () => {
	const [first = '', ...others] = desk.addMany(3);
	const items = [{ id: first, given: 'soon' }, ...others.map((id) => ({ id, given: 30 }))];

	const { outputs } = await desk.run(items, {
		verificationStatus: 'COMPLETED',
		options: { timeout: GIVEN },
	});

	expect(outputs.error.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(outputs.success.map(({ json: { id } }) => id)).toEqual(others);
});

it.each([
	['a field that an expression parses', '={{ JSON.parse($json.given) }}', 'oops{'],
	['a node that is not there', "={{ $json.given ? $('Nowhere').first().json : false }}", true],
])('fails only the items for which an expression throws: %s', async (_, dryRun, given) => {
	const [first = '', ...others] = desk.addMany(3);
	const items = [{ id: first, given }, ...others.map((id) => ({ id, given: false }))];

	const { outputs } = await desk.run(items, {
		verificationStatus: 'COMPLETED',
		options: { dryRun, timeout: '={{ 30 }}' },
	});

	expect(outputs.error.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(outputs.success.map(({ json: { id } }) => id)).toEqual(others);
	expect([first, ...others].map((id) => writes(id).length)).toEqual([0, 1, 1]);
});
