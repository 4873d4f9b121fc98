// Reports that reach a workflow parked at Wait for Completion: signs to look, no more.
import type { INode, INodeExecutionData } from 'n8n-workflow';
import type { Fault, SandboxOptions, VerificationStatus } from '../../sandbox/index.cts';
import { withoutLaterLooks } from './support/later-looks.cts';
import { on, setIntake, type Intake } from './support/intake.cts';
import { report, runAndKeep, serveParked, type ParkedAddress } from './support/parked.cts';

let intake: Intake;
let parked: ParkedAddress | undefined;

beforeAll(async () => {
	intake = await setIntake();
	withoutLaterLooks();
});

beforeEach(() => {
	intake.sandbox.reset();
});

afterEach(async () => {
	await parked?.close();
});

afterAll(async () => {
	jest.useRealTimers();
	await intake.close();
});

const add = (count: number) =>
	intake.sandbox.state.addVerifications(count, { status: 'IN_PROGRESS' }).map(({ id }) => id);

/** Parks a workflow that waits for these verifications; a report can be sent to its address. */
async function park(ids: string[], node: Partial<INode> = {}): Promise<ParkedAddress> {
	const items = ids.map((id, row) => ({ json: { id, row } }));
	const { engine, credentialId } = intake;
	const parameters = on('waitForCompletion', { options: { maxTries: 1 } });
	const kept = await runAndKeep(engine, credentialId, parameters, items, node);
	expect(kept.run.status).toBe('waiting');
	parked = await serveParked(engine, kept);
	return parked;
}

function change(id: string | undefined, status: VerificationStatus): void {
	const { state } = intake.sandbox;
	const verification = state.verifications.get(id ?? '');
	if (verification) state.setStatus(verification, status);
}

/** The node pauses between its tries. */
async function reportAndWait(address: ParkedAddress) {
	jest.useRealTimers();
	const answered = await report(address);
	withoutLaterLooks();
	return answered;
}

const shown = (items: INodeExecutionData[] | null | undefined) =>
	items?.map(({ json, pairedItem }) => [json['id'], json['status'], pairedItem]);

it('resumes it with all results, in order and linked to their items, when the last has ended', async () => {
	const ids = add(3);
	const address = await park(ids);
	change(ids[1], 'FAILED');
	change(ids[2], 'COMPLETED');

	const early = await report(address);
	change(ids[0], 'NEED_REVIEW');
	const last = await report(address);

	expect(early).toMatchObject({ status: 200, resumed: undefined });
	expect(last.status).toBe(200);
	expect(shown(last.resumed)).toEqual([
		[ids[0], 'NEED_REVIEW', { item: 0 }],
		[ids[1], 'FAILED', { item: 1 }],
		[ids[2], 'COMPLETED', { item: 2 }],
	]);
});

it('believes what the API says, whatever a report says', async () => {
	const [id = ''] = add(1);
	const address = await park([id]);

	const forged = await report(address, {
		event: 'verification.status_changed',
		verification_id: id,
		status: 'COMPLETED',
		output: { is_match_face: true },
	});
	change(id, 'FAILED');
	const late = await report(address, { verification_id: id, status: 'IN_PROGRESS' });

	expect(forged.resumed).toBeUndefined();
	expect(shown(late.resumed)).toEqual([[id, 'FAILED', { item: 0 }]]);
});

const AWAY: Array<[string, Fault]> = [
	['is not available', { type: 'status', status: 503 }],
	['refuses who asks', { type: 'status', status: 401 }],
	['allows nothing', { type: 'status', status: 403 }],
	['is hidden behind a page of a gateway', { type: 'html', status: 404 }],
	['is hidden behind a page about maintenance', { type: 'html', status: 200 }],
	['is somewhere else', { type: 'status', status: 302, body: '', headers: { Location: '/x' } }],
];

it.each(AWAY)(
	'asks for the report again while AnyCheck %s',
	async (_, fault) => {
		const ids = add(2);
		const address = await park(ids);
		for (const id of ids) change(id, 'COMPLETED');
		const trouble = intake.sandbox.faults.add({ match: { path: ids[0] ?? '' }, fault });

		const refused = await reportAndWait(address);
		trouble.remove();
		const again = await report(address);

		expect(refused).toMatchObject({ status: 503, resumed: undefined });
		expect(shown(again.resumed)).toEqual([
			[ids[0], 'COMPLETED', { item: 0 }],
			[ids[1], 'COMPLETED', { item: 1 }],
		]);
	},
	30_000,
);

it('resumes it once, however many reports come at the same moment', async () => {
	const [id = ''] = add(1);
	const address = await park([id]);
	change(id, 'COMPLETED');

	const reports = await Promise.all([report(address), report(address), report(address)]);

	expect(reports.map(({ status }) => status)).toEqual([200, 200, 200]);
	expect(address.answers.filter((answer) => 'workflowData' in answer)).toHaveLength(1);
});

it('resumes it again when n8n came to nothing with it', async () => {
	const [id = ''] = add(1);
	const address = await park([id]);
	change(id, 'COMPLETED');

	await report(address);
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 600_000);
	const later = await report(address);
	clock.mockRestore();

	expect(shown(later.resumed)).toEqual([[id, 'COMPLETED', { item: 0 }]]);
});

describe('an item that had failed before', () => {
	const onError = 'continueRegularOutput';
	const keepsOn = (id = '', status: number) =>
		intake.sandbox.faults.add({ match: { path: id }, fault: { type: 'status', status } });

	it.each([
		[403, 'AnyCheck does not allow this'],
		[500, 'AnyCheck is not available right now'],
	])(
		'and fails again, with %i, does not hold up the others',
		async (status, error) => {
			const ids = add(2);
			keepsOn(ids[0], status);
			const address = await park(ids, { onError });

			const early = await reportAndWait(address);
			change(ids[1], 'COMPLETED');
			const last = await reportAndWait(address);

			expect(early).toMatchObject({ status: 200, resumed: undefined });
			expect(last.status).toBe(200);
			expect(last.resumed).toMatchObject([
				{ json: { error }, pairedItem: { item: 0 } },
				{ json: { id: ids[1], status: 'COMPLETED' }, pairedItem: { item: 1 } },
			]);
		},
		30_000,
	);

	it('goes on with its result when it has one meanwhile', async () => {
		const ids = add(2);
		const trouble = keepsOn(ids[0], 403);
		const address = await park(ids, { onError });
		trouble.remove();
		for (const id of ids) change(id, 'COMPLETED');

		const { resumed } = await report(address);

		expect(shown(resumed)).toEqual([
			[ids[0], 'COMPLETED', { item: 0 }],
			[ids[1], 'COMPLETED', { item: 1 }],
		]);
	});
});

describe('an item that cannot be looked at any more', () => {
	async function lose(node: Partial<INode>) {
		const ids = add(2);
		const address = await park(ids, node);
		change(ids[1], 'COMPLETED');
		intake.sandbox.state.verifications.delete(ids[0] ?? '');
		return { ids, ...(await report(address)) };
	}

	// Also where it is to stop the workflow: n8n cannot do that to one that was parked, and what came of the others would be lost.
	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'fails alone: %s',
		async (onError) => {
			const { ids, resumed } = await lose({ onError });

			expect(resumed).toMatchObject([
				{ json: { error: 'The verification was not found' }, pairedItem: { item: 0 } },
				{ json: { id: ids[1], status: 'COMPLETED' }, pairedItem: { item: 1 } },
			]);
		},
	);

	const WAYS: Array<[string, (options: SandboxOptions) => void]> = [
		['in the older form', (options) => (options.errorGeneration = 'legacy')],
		['with another HTTP status', ({ errorStatuses }) => (errorStatuses.NOT_FOUND = 400)],
	];

	it.each(WAYS)('fails alone, also where AnyCheck says so %s', async (_, choose) => {
		choose(intake.sandbox.options);

		const { ids, resumed } = await lose({});

		expect(resumed).toMatchObject([
			{ json: { error: 'The verification was not found' } },
			{ json: { id: ids[1] } },
		]);
	});
});
