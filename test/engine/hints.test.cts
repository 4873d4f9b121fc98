// What the editor says above the output of an update: what one may otherwise overlook.
import type { INodeParameters } from 'n8n-workflow';
import { setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeAll(async () => {
	desk = await setDesk();
});

beforeEach(() => {
	desk.sandbox.reset();
});

afterAll(() => desk.close());

const NEED_REVIEW = { status: 'NEED_REVIEW' } as const;
const COMPLETED = { status: 'COMPLETED' } as const;
const skip = { onlyIfStatus: ['NEED_REVIEW'], otherwise: 'skip' };

const SKIPPED = "Some items were skipped: 'skip_reason' says why";

const CASES: Array<[string, { status: 'NEED_REVIEW' | 'COMPLETED' }[], INodeParameters, string[]]> =
	[
		['nothing to say', [NEED_REVIEW], {}, []],
		['a dry run', [NEED_REVIEW], { dryRun: true }, ['Dry run: nothing was changed']],
		['one skipped', [NEED_REVIEW, COMPLETED], skip, [SKIPPED]],
		['two skipped', [COMPLETED, COMPLETED], skip, [SKIPPED]],
		[
			'a dry run that skips',
			[COMPLETED],
			{ ...skip, dryRun: true },
			['Dry run: nothing was changed', SKIPPED],
		],
	];

it.each(CASES)('%s', async (_, records, options, expected) => {
	const rows = records.map((record) => ({ id: desk.add(record) }));
	const run = await desk.run(rows, { verificationStatus: 'COMPLETED', options });
	expect(hintsOf(run)).toEqual(expected);
});

it('proposals', async () => {
	const run = await desk.run([{ id: desk.add(NEED_REVIEW) }], {
		verificationStatus: 'NEED_REVIEW',
		options: { proposeOnly: true },
	});
	expect(hintsOf(run)).toEqual(['Propose Only: a person still has to complete these']);
});

it('says nothing where all items fail', async () => {
	const run = await desk.run([{ id: 'x' }], {
		verificationStatus: 'COMPLETED',
		options: { dryRun: true },
	});
	expect(hintsOf(run)).toEqual([]);
});

it('what the operation says comes before the fields of the verification', async () => {
	const run = await desk.run([{ id: desk.add(NEED_REVIEW) }], {
		verificationStatus: 'COMPLETED',
		options: { dryRun: true },
	});
	expect(Object.keys(run.outputs.success[0]?.json ?? {}).slice(0, 3)).toEqual([
		'dry_run',
		'request',
		'differences',
	]);
});

function hintsOf({ executionData }: Awaited<ReturnType<Desk['run']>>): string[] {
	const runs = Object.values(executionData.resultData.runData).flat();
	return runs.flatMap(({ hints = [] }) => hints.map(({ message }) => message));
}
