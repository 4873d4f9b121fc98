// Parking for a review, and what keeps an item from it; the page itself is tried in the real n8n.
import type { INodeParameters } from 'n8n-workflow';
import { failures, setDesk, type Desk } from './support/desk.cts';
import { ACCESS_CODE } from './support/review-visit.cts';

let desk: Desk;

beforeAll(async () => {
	desk = await setDesk();
});

afterAll(() => desk.close());

const HOUR = 3_600_000;

/** Runs Wait for Review for one item per id, with a page that is protected in every n8n. */
async function wait(ids: string[], parameters: INodeParameters = {}, settings = {}) {
	const items = ids.map((id) => ({ id }));
	const page = { accessCode: ACCESS_CODE };
	return await desk.run(items, { operation: 'waitForReview', page, ...parameters }, settings);
}

it('parks the workflow for a week unless said otherwise, and writes nothing', async () => {
	const before = Date.now();
	const { status, waitTill } = await wait([desk.add(), desk.add()]);
	expect(status).toBe('waiting');
	const days = ((waitTill?.getTime() ?? 0) - before) / HOUR / 24;
	expect(days).toBeGreaterThan(6.9);
	expect(days).toBeLessThan(7.1);
	expect(desk.sandbox.record.seen('PUT', /./)).toEqual([]);
});

it('waits as long as the user says', async () => {
	const before = Date.now();
	const { waitTill } = await wait([desk.add()], { waitAtMost: 2, waitUnit: 'hours' });
	expect(((waitTill?.getTime() ?? 0) - before) / HOUR).toBeCloseTo(2, 1);
});

it('keeps with the parked workflow which items are asked about', async () => {
	const [open, gone] = [desk.add(), '00000000-0000-4000-8000-000000000000'];
	const { status, executionData } = await wait([open, gone]);
	expect(status).toBe('waiting');
	const kept = Object.values(executionData.executionData?.contextData ?? {});
	expect(kept).toEqual([
		{
			anycheckNotes: [
				{
					asked: true,
					id: open,
					status: 'NEED_REVIEW',
					until: expect.any(Number) as number,
					parking: expect.any(String) as string,
				},
				{
					failure: expect.objectContaining({ message: 'The verification was not found' }) as object,
				},
			],
		},
	]);
});

it('asks nobody about a verification that is not there', async () => {
	const result = await wait(['00000000-0000-4000-8000-000000000000', 'no id']);
	expect(result.status).toBe('success');
	expect(failures(result)).toEqual([
		expect.stringContaining('The verification was not found'),
		expect.stringContaining("'Verification' is not a valid ID"),
	]);
});

it('stops the workflow instead, where the node is set to that', async () => {
	const { status, error } = await wait([desk.add(), 'no id'], {}, { onError: 'stopWorkflow' });
	expect(status).toBe('error');
	expect(error?.message).toContain("'Verification' is not a valid ID");
});

it.each([
	['accessCode', "'Access Code' is empty"],
	['allowEditing', "The option 'Allow Corrections' has a value that is not understood"],
	['editableFields', "'Editable Fields' names no field"],
])('does not park with a setting of the page that finds nothing: %s', async (name, message) => {
	const result = await wait([desk.add()], { page: { [name]: '={{ $json.nothing }}' } });
	expect(failures(result)).toEqual([expect.stringContaining(message)]);
});

it('asks nobody with access codes that differ: one code opens the page of all', async () => {
	const items = [
		{ id: desk.add(), code: 'manggis-42' },
		{ id: 'none', code: 'manggis-42' },
		{ id: desk.add(), code: 'durian-41' },
	];
	const parameters = { operation: 'waitForReview', page: { accessCode: '={{ $json.code }}' } };
	const result = await desk.run(items, parameters);
	expect(result.status).toBe('success');
	expect(failures(result)).toEqual([
		expect.stringContaining('The access codes of the items differ'),
		expect.stringContaining('not a valid ID'),
		expect.stringContaining('The access codes of the items differ'),
	]);
});

it('stops the workflow with access codes that differ, where the node is set to that', async () => {
	const items = ['manggis-42', 'durian-41'].map((code) => ({ id: desk.add(), code }));
	const parameters = { operation: 'waitForReview', page: { accessCode: '={{ $json.code }}' } };
	const { status, error } = await desk.run(items, parameters, { onError: 'stopWorkflow' });
	expect(status).toBe('error');
	expect(error?.message).toContain('The access codes of the items differ');
});

it('waits where only an item that has failed has another access code', async () => {
	const items = [
		{ id: 'none', code: 'durian-41' },
		{ id: desk.add(), code: 'manggis-42' },
		{ id: desk.add(), code: 'manggis-42' },
	];
	const parameters = { operation: 'waitForReview', page: { accessCode: '={{ $json.code }}' } };
	expect((await desk.run(items, parameters)).status).toBe('waiting');
});

describe('in an n8n that does not sign the link', () => {
	const settings = { isUnsigned: true };

	it('asks nobody, since anybody could guess it', async () => {
		const result = await wait([desk.add(), desk.add()], { page: {} }, settings);
		expect(result.status).toBe('success');
		const told = expect.stringMatching(
			/^This n8n is too old to protect the review page\n.*'Access Code'/,
		) as string;
		expect(failures(result)).toEqual([told, told]);
	});

	it('waits where an access code protects the page', async () => {
		const { status } = await wait([desk.add()], {}, settings);
		expect(status).toBe('waiting');
	});
});

it.each([
	[5, "'Access Code' is too short"],
	[6, 'waiting'],
	[200, 'waiting'],
	[201, "'Access Code' is too long"],
])('of an access code of %i characters says: %s', async (length, outcome) => {
	const result = await wait([desk.add()], { page: { accessCode: 'm'.repeat(length) } });
	expect([result.status, ...failures(result)]).toContainEqual(expect.stringContaining(outcome));
});

it('refuses a length of time that is none', async () => {
	const result = await wait([desk.add()], { waitAtMost: 0 });
	expect(failures(result)).toEqual([expect.stringContaining("'Maximum Wait' is not a length")]);
});
